import type { NodeProps } from '@xyflow/react'
import { ArrowDown, ArrowUp, Minus, PencilLine, PhoneOff, Plus } from 'lucide-react'
import { memo, use } from 'react'
import { CardFace } from '../canvas/card-face'
import { Far } from '../canvas/far'
import type { Look, Mark, ViewedNode } from './marks'

type Props = Pick<NodeProps<ViewedNode>, 'data' | 'selected' | 'width' | 'height'>

/** The same card as in the editor, with a mark in place of its problems. */
export const ViewedCard = memo(
  function ViewedCard({ data: { card, mark, exits }, selected, width, height }: Props) {
    return (
      <div
        data-card
        data-look={mark?.look}
        style={{ width, height }}
        className={`patch-card absolute rounded-panel border bg-panel ${mark?.look ? LOOKS[mark.look] : 'border-line-strong'} ${selected ? 'outline-2 outline-accent outline-offset-2' : ''}`}
      >
        <CardFace card={card} height={height} exits={exits} />
        {mark && <Chip {...mark} />}
      </div>
    )
  },
  (before, now) =>
    before.data === now.data && before.selected === now.selected && before.height === now.height,
)

const LOOKS: Record<Look, string> = {
  added: 'border-good ring-1 ring-good',
  removed: 'border-bad border-dashed ring-1 ring-bad/30',
  changed: 'border-warn ring-1 ring-warn',
  visited: 'border-accent',
  // It glows by viewer.css: a pulse, and a still ring for whoever wants no motion.
  current: 'border-accent',
  faded: 'border-line-strong opacity-40',
  left: 'border-accent',
  more: 'border-good',
  fewer: 'border-warn',
  chosen: 'border-accent',
}

/** Colour is never the only sign. */
const SIGNS: Partial<Record<Look, { Icon: typeof Plus; word: string; colour: string }>> = {
  added: { Icon: Plus, word: 'New', colour: 'border-good text-good' },
  removed: { Icon: Minus, word: 'Gone', colour: 'border-bad text-bad' },
  changed: { Icon: PencilLine, word: 'Changed', colour: 'border-warn text-warn' },
  left: { Icon: PhoneOff, word: 'Hung up', colour: 'border-bad text-bad' },
  more: { Icon: ArrowUp, word: 'More', colour: 'border-good text-good' },
  fewer: { Icon: ArrowDown, word: 'Fewer', colour: 'border-warn text-warn' },
}

function Chip({ look, badge, title }: Mark) {
  const isFar = use(Far)
  const sign = look && SIGNS[look]
  const text = badge ?? sign?.word
  if (!text) return null
  return (
    <span
      title={title}
      className={`absolute -top-2.5 right-2.5 flex h-5 origin-right items-center gap-1 rounded-full border bg-panel px-1.5 font-medium text-xs ${isFar ? 'scale-200' : ''} ${sign?.colour ?? 'border-accent text-accent'}`}
    >
      {sign && <sign.Icon size={11} aria-hidden />}
      {text}
    </span>
  )
}
