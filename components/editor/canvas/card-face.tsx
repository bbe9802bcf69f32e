import { Handle, Position } from '@xyflow/react'
import { use } from 'react'
import type { Card as CardFacts } from '@/lib/flow/edit/canvas'
import { CARD_HEAD, CARD_WORDS, EXIT_ROW } from '@/lib/flow/edit/card-size'
import { GROUP_LOOKS, KindTile } from '../look'
import { Far } from './far'
import { ReadOnly } from './read-only'

/** A short text at an exit, such as how many callers left by it, and what it means. */
export type ExitBadge = { text: string; title?: string; isChosen?: boolean }

type Props = {
  card: CardFacts
  height?: number | undefined
  exits?: Readonly<Record<string, ExitBadge>> | undefined
}

/** What stands in a card, wherever it is shown; of an editor it knows nothing. */
export const CardFace = (props: Props) => (use(Far) ? <FarCard card={props.card} /> : <NearCard {...props} />)

function NearCard({ card, height = 0, exits }: Props) {
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
      <Exits card={card} badges={exits} />
    </>
  )
}

function Exits({ card, badges }: { card: CardFacts; badges: Props['exits'] }) {
  const titles = use(ReadOnly) ? READ_TITLES : PORT_TITLES
  return (
    <ul className="patch-exits">
      {card.exits.map((exit, at) => {
        const isKey = /^[\d*#]$/.test(exit.id) && !exit.label.includes(exit.id)
        const state = exit.wired ? 'wired' : exit.required ? 'required' : 'open'
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: while a key is given to two choices, only the place tells them apart
            key={`${exit.id} ${at}`}
            style={{ height: EXIT_ROW }}
            data-exit={exit.id}
            className="relative flex items-center gap-2 border-line border-t px-2.5 pr-4 text-sm"
          >
            {isKey && (
              <kbd className="flex size-[18px] shrink-0 items-center justify-center rounded-[4px] border border-line-strong font-medium font-sans text-xs">
                {exit.id}
              </kbd>
            )}
            <span className={`truncate ${isKey ? '' : 'text-quiet'}`}>{exit.label}</span>
            {badges?.[exit.id] && (
              <span
                title={badges[exit.id]?.title}
                className={`ml-auto shrink-0 rounded-full px-1.5 font-medium text-xs ${badges[exit.id]?.isChosen ? 'bg-accent text-panel' : 'bg-hover'}`}
              >
                {badges[exit.id]?.text}
              </span>
            )}
            <Handle
              id={exit.id}
              type="source"
              position={Position.Right}
              role="img"
              data-state={state}
              title={titles[state]}
              aria-label={`${exit.label}: ${titles[state]}`}
              className={`patch-port ${GROUP_LOOKS[card.group].port}`}
            />
          </li>
        )
      })}
    </ul>
  )
}

const PORT_TITLES = {
  wired: 'Drag to lead it elsewhere',
  required: 'Must be wired: drag to a card, or to an empty place',
  open: 'Not wired: drag to a card, or to an empty place',
} as const

const READ_TITLES = { wired: 'Wired', required: 'Not wired, and must be', open: 'Not wired' } as const

const FarCard = ({ card }: { card: CardFacts }) => (
  <div className="flex h-full flex-col items-center justify-center gap-2 overflow-hidden px-3 text-center">
    <KindTile kind={card.kind} group={card.group} size="large" />
    <span className="line-clamp-2 break-words font-semibold text-[26px] leading-[30px]">
      {card.name || card.title}
    </span>
  </div>
)
