import { CircleDot, CornerDownRight, Phone, PhoneOutgoing, Settings2, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { useFormats } from '../format/use-formats'
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

/** What happened on a call, line by line. What the flow did stands under what made it do so. One of the lines is chosen. */
export function Timeline({
  moments,
  timeZone,
  position,
  onChosen,
}: {
  moments: Moment[]
  timeZone: string
  position: number
  onChosen: (position: number) => void
}) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (list.current) keepInSight(list.current, list.current.children[position])
  }, [position])

  function onKeyDown(event: KeyboardEvent) {
    const to = KEYS[event.key]?.(position, moments.length - 1)
    if (to === undefined || to < 0 || to >= moments.length) return
    event.preventDefault()
    onChosen(to)
    list.current?.children[to]?.querySelector('button')?.focus()
  }
  return (
    <ol ref={list} onKeyDown={onKeyDown} className="relative min-h-0 overflow-y-auto py-2 lg:flex-1">
      {moments.map((moment, index) => (
        <Line
          key={moment.key}
          moment={moment}
          timeZone={timeZone}
          index={index}
          isChosen={index === position}
          onChosen={onChosen}
        />
      ))}
    </ol>
  )
}

const KEYS: Record<string, (position: number, last: number) => number> = {
  ArrowDown: (position) => position + 1,
  ArrowUp: (position) => position - 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** A time that takes as many characters as any, so that all lines begin alike. */
const WIDEST = '2026-01-01T22:22:22Z'

type LineProps = {
  moment: Moment
  timeZone: string
  index: number
  isChosen: boolean
  onChosen: (position: number) => void
}

const Line = memo(
  function Line({ moment, timeZone, index, isChosen, onChosen }: LineProps) {
    const { clock, inFull, soon } = useFormats()
    const { at, by, what, detail, said, afterMs, group, isTrouble } = moment
    const Icon = isTrouble ? TriangleAlert : group ? CircleDot : ICONS[by]
    const colour = isTrouble ? 'text-bad' : group ? GROUP_COLOURS[group] : 'text-quiet'
    return (
      <li>
        <button
          type="button"
          tabIndex={isChosen ? 0 : -1}
          aria-current={isChosen ? 'step' : undefined}
          onClick={() => onChosen(index)}
          className={`grid w-full cursor-pointer grid-cols-[auto_18px_minmax(0,1fr)_auto] items-baseline gap-x-2 border-l-2 px-3.5 py-1 text-left outline-offset-[-2px] max-md:py-2.5 ${isChosen ? 'border-accent bg-accent/8' : 'border-transparent hover:bg-hover'}`}
        >
          <time
            dateTime={at}
            title={inFull(at, timeZone)}
            className="whitespace-nowrap text-quiet text-xs"
            style={{ minWidth: `${clock(WIDEST, 'UTC').length}ch` }}
          >
            {clock(at, timeZone)}
          </time>
          <Icon
            size={14}
            className={`translate-y-0.5 ${colour} ${by === 'flow' ? 'ml-1' : ''}`}
            aria-hidden
          />
          <span className={by === 'flow' ? 'pl-1' : ''}>
            <span className="sr-only">{WHO[by]}: </span>
            <span className={by === 'caller' ? 'font-medium' : ''}>{what}</span>
            {detail && <span className="text-quiet"> · {detail}</span>}
            {said?.map((words, which) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays as it was
              <span key={which} className="line-clamp-2 break-words text-quiet text-sm">
                <span className="sr-only">Heard: </span>
                {words}
              </span>
            ))}
          </span>
          {afterMs !== undefined && (
            <span className="whitespace-nowrap text-quiet text-xs">after {soon(afterMs)}</span>
          )}
        </button>
      </li>
    )
  },
  (before, now) =>
    before.isChosen === now.isChosen &&
    before.index === now.index &&
    before.timeZone === now.timeZone &&
    before.onChosen === now.onChosen &&
    JSON.stringify(before.moment) === JSON.stringify(now.moment),
)

/** Scrolls the list alone, never the page around it. */
function keepInSight(list: HTMLElement, line: Element | undefined) {
  if (!(line instanceof HTMLElement) || list.scrollHeight <= list.clientHeight) return
  const { offsetTop: top, offsetHeight: height } = line
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + height > list.scrollTop + list.clientHeight)
    list.scrollTop = top + height - list.clientHeight
}
