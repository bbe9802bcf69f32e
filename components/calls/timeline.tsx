import { CircleDot, CornerDownRight, Phone, PhoneOutgoing, Settings2, TriangleAlert } from 'lucide-react'
import { clock, inFull } from '../format/time'
import type { Moment } from './story'

const ICONS = { caller: Phone, flow: CornerDownRight, callee: PhoneOutgoing, system: Settings2 } as const
const WHO = { caller: 'Caller', flow: 'Flow', callee: 'Callee', system: 'Patchbay' } as const

/** Static names: Tailwind looks for whole words in the source. */
const GROUP_COLOURS = {
  talk: 'text-talk',
  listen: 'text-listen',
  decide: 'text-decide',
  reach: 'text-reach',
  outside: 'text-outside',
  end: 'text-end',
} as const

/** What happened on a call, line by line. What the flow did stands under what made it do so. */
export const Timeline = ({ moments, timeZone }: { moments: Moment[]; timeZone: string }) => (
  <ol className="py-2">
    {moments.map(({ key, at, by, what, detail, group, isTrouble }) => {
      const Icon = isTrouble ? TriangleAlert : group ? CircleDot : ICONS[by]
      const colour = isTrouble ? 'text-bad' : group ? GROUP_COLOURS[group] : 'text-quiet'
      return (
        <li key={key} className="grid grid-cols-[64px_20px_minmax(0,1fr)] items-baseline gap-x-2 px-4 py-1">
          <time dateTime={at} title={inFull(at, timeZone)} className="text-quiet text-xs">
            {clock(at, timeZone)}
          </time>
          <Icon
            size={14}
            className={`translate-y-0.5 ${colour} ${by === 'flow' ? 'ml-1' : ''}`}
            aria-hidden
          />
          <p className={by === 'flow' ? 'pl-1' : ''}>
            <span className="sr-only">{WHO[by]}: </span>
            <span className={by === 'caller' ? 'font-medium' : ''}>{what}</span>
            {detail && <span className="text-quiet"> · {detail}</span>}
          </p>
        </li>
      )
    })}
  </ol>
)
