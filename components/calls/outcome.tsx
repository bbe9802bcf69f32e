import { CircleCheck, CircleDashed, CircleDot, TriangleAlert } from 'lucide-react'
import { outcomeWords } from './words'

/** How a call stands or ended: a lamp and a word, never the colour alone. */
export function Outcome({
  call,
}: {
  call: { state: string; outcome: string | null; endedBy?: string | null }
}) {
  const [Icon, colour] = look(call)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap align-middle">
      <Icon size={14} className={`shrink-0 ${colour}`} aria-hidden />
      {outcomeWords(call)}
    </span>
  )
}

function look({ state, outcome }: { state: string; outcome: string | null }) {
  if (state === 'in-progress') return [CircleDot, 'text-accent'] as const
  if (outcome === 'failed' || outcome === 'lost') return [TriangleAlert, 'text-bad'] as const
  if (outcome === 'connected' || outcome === 'conference') return [CircleCheck, 'text-good'] as const
  return [CircleDashed, 'text-faint'] as const
}
