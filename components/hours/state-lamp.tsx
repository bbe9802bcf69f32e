import { CircleCheck, CircleDashed, PartyPopper } from 'lucide-react'
import type { CalendarState } from '@/lib/flow/calendar'
import { STATE_WORDS } from './words'

const LOOKS = {
  open: { Icon: CircleCheck, colour: 'text-good' },
  closed: { Icon: CircleDashed, colour: 'text-quiet' },
  holiday: { Icon: PartyPopper, colour: 'text-warn' },
} as const

/** Open, closed or a holiday: a lamp and a word. */
export function StateLamp({ state }: { state: CalendarState }) {
  const { Icon, colour } = LOOKS[state]
  return (
    <span className="inline-flex items-center gap-1.5 align-middle font-medium">
      <Icon size={14} aria-hidden className={`shrink-0 ${colour}`} />
      {STATE_WORDS[state]}
    </span>
  )
}
