import type { NodeProps } from '@xyflow/react'
import { TriangleAlert } from 'lucide-react'
import { memo, use } from 'react'
import { problemText } from '@/lib/flow/problem-text'
import { useEditor } from '../editor-context'
import { GROUP_LOOKS } from '../look'
import { Flag } from '../presence/flag'
import { type Trail, useTrying } from '../trying/trying'
import { CardFace } from './card-face'
import { Far, Speck } from './far'
import type { CardNode } from './to-canvas'

type Props = Pick<NodeProps<CardNode>, 'data' | 'selected' | 'width' | 'height'>

/** A node as it reads on a phone menu: what it is called, what callers hear, and each way out with its port. */
export const Card = memo(
  function Card({ data: card, selected, width, height }: Props) {
    const isFar = use(Far)
    const isSpeck = use(Speck)
    const trail = useTrying(({ trail }) => trail && trailMark(trail, card.id))
    if (isSpeck)
      return (
        <SpeckCard card={card} isSelected={selected} trail={trail ?? undefined} size={{ width, height }} />
      )
    return (
      <div
        data-card
        data-trail={trail ?? undefined}
        style={{ width, height }}
        className={`patch-card absolute rounded-panel border bg-panel ${selected ? 'border-accent ring-1 ring-accent' : 'border-line-strong'}`}
      >
        <CardFace card={card} height={height} />
        <Flag id={card.id} isFar={isFar} />
        <Badge id={card.id} isFar={isFar} />
      </div>
    )
  },
  // Whether it is being dragged and where it stands is the canvas's matter.
  (before, now) =>
    before.data === now.data && before.selected === now.selected && before.height === now.height,
)

/** Where a call of the test phone is, where it has been, and where it has not. */
const trailMark = ({ nodes, at }: Trail, id: string) =>
  at === id ? 'here' : nodes.has(id) ? 'walked' : 'off'

/** One element: there are hundreds in sight. Its name is on the item around it. */
function SpeckCard({
  card: { id, group },
  isSelected,
  trail,
  size,
}: {
  card: CardNode['data']
  isSelected: boolean
  trail: 'here' | 'walked' | 'off' | undefined
  size: { width?: number; height?: number }
}) {
  const hasProblem = useEditor(({ problemsOf }) => problemsOf.has(id))
  return (
    <div
      data-card
      data-trail={trail}
      data-selected={isSelected || undefined}
      data-problem={hasProblem || undefined}
      style={size}
      className={`patch-card patch-speck absolute ${GROUP_LOOKS[group].port}`}
    />
  )
}

function Badge({ id, isFar }: { id: string; isFar: boolean }) {
  const problems = useEditor(({ problemsOf }) => problemsOf.get(id))
  if (!problems) return null
  const isError = problems.some(({ severity }) => severity === 'error')
  const words = problems.map((problem) => problemText(problem)).join('\n')
  return (
    <span
      role="img"
      aria-label={`${problems.length === 1 ? '1 problem' : `${problems.length} problems`}: ${words}`}
      title={words}
      className={`absolute -top-2.5 -right-2.5 flex items-center gap-1 rounded-full border bg-panel font-medium ${isFar ? 'scale-150' : ''} ${isError ? 'border-bad text-bad' : 'border-warn text-warn'} h-5 px-1.5 text-xs`}
    >
      <TriangleAlert size={11} aria-hidden />
      {problems.length}
    </span>
  )
}
