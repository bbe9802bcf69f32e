import { Handle, type NodeProps, Position } from '@xyflow/react'
import { TriangleAlert } from 'lucide-react'
import { memo, use } from 'react'
import type { Card as CardFacts } from '@/lib/flow/edit/canvas'
import { CARD_HEAD, CARD_WORDS, EXIT_ROW } from '@/lib/flow/edit/card-size'
import { problemText } from '@/lib/flow/problem-text'
import { useEditor } from '../editor-context'
import { GROUP_LOOKS, KindTile } from '../look'
import { Far } from './far'
import type { CardNode } from './to-canvas'

type Props = Pick<NodeProps<CardNode>, 'data' | 'selected' | 'width' | 'height'>

/** A node as it reads on a phone menu: what it is called, what callers hear, and each way out with its port. */
export const Card = memo(
  function Card({ data: card, selected, width, height }: Props) {
    const isFar = use(Far)
    return (
      <div
        data-card
        style={{ width, height }}
        className={`patch-card absolute rounded-panel border bg-panel ${selected ? 'border-accent ring-1 ring-accent' : 'border-line-strong'}`}
      >
        {isFar ? <FarCard card={card} /> : <NearCard card={card} height={height} />}
        <Badge id={card.id} isFar={isFar} />
      </div>
    )
  },
  // Whether it is being dragged and where it stands is the canvas's matter.
  (before, now) =>
    before.data === now.data && before.selected === now.selected && before.height === now.height,
)

function NearCard({ card, height = 0 }: { card: CardFacts; height?: number }) {
  const { title: groupTitle } = GROUP_LOOKS[card.group]
  const isNamedAfterKind = card.name.trim().toLowerCase() === card.title.toLowerCase()
  const speaks = height - card.exits.length * EXIT_ROW >= CARD_HEAD + CARD_WORDS
  return (
    <>
      <Handle type="target" position={Position.Top} className="patch-port patch-port-in" />
      <div style={{ height: CARD_HEAD - 1 }} className="flex items-center gap-2 px-2.5">
        <KindTile kind={card.kind} group={card.group} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold leading-[18px]">{card.name || card.title}</span>
          {!isNamedAfterKind && card.name.trim() !== '' && (
            <span className="block truncate text-quiet text-xs leading-[14px]" title={groupTitle}>
              {card.title}
            </span>
          )}
        </span>
      </div>
      {speaks && (
        <p
          style={{ height: CARD_WORDS }}
          className="overflow-hidden px-2.5 pb-2 text-quiet text-xs leading-[17px]"
        >
          <span className="line-clamp-2">{card.words ? `“${card.words}”` : 'Nothing is said yet'}</span>
        </p>
      )}
      <Exits card={card} />
    </>
  )
}

const Exits = ({ card }: { card: CardFacts }) => (
  <ul className="patch-exits">
    {card.exits.map((exit, at) => {
      const isKey = /^[\d*#]$/.test(exit.id) && !exit.label.includes(exit.id)
      const state = exit.wired ? 'wired' : exit.required ? 'required' : 'open'
      return (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: while a key is given to two choices, only the place tells them apart
          key={`${exit.id} ${at}`}
          style={{ height: EXIT_ROW }}
          className="relative flex items-center gap-2 border-line border-t px-2.5 pr-4 text-sm"
        >
          {isKey && (
            <kbd className="flex size-[18px] shrink-0 items-center justify-center rounded-[4px] border border-line-strong font-medium font-sans text-xs">
              {exit.id}
            </kbd>
          )}
          <span className={`truncate ${isKey ? '' : 'text-quiet'}`}>{exit.label}</span>
          <Handle
            id={exit.id}
            type="source"
            position={Position.Right}
            role="img"
            data-state={state}
            title={PORT_TITLES[state]}
            aria-label={`${exit.label}: ${PORT_TITLES[state]}`}
            className={`patch-port ${GROUP_LOOKS[card.group].port}`}
          />
        </li>
      )
    })}
  </ul>
)

const PORT_TITLES = {
  wired: 'Drag to lead it elsewhere',
  required: 'Must be wired: drag to a card, or to an empty place',
  open: 'Not wired: drag to a card, or to an empty place',
} as const

const FarCard = ({ card }: { card: CardFacts }) => (
  <div className="flex h-full flex-col items-center justify-center gap-2 overflow-hidden px-3 text-center">
    <KindTile kind={card.kind} group={card.group} size="large" />
    <span className="line-clamp-2 break-words font-semibold text-[26px] leading-[30px]">
      {card.name || card.title}
    </span>
  </div>
)

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
