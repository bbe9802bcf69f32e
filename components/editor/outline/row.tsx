'use client'

import {
  ChevronRight,
  CornerLeftUp,
  Ellipsis,
  PhoneIncoming,
  Plus,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { type CSSProperties, memo, type ReactNode, use } from 'react'
import { kindNamed } from '@/lib/flow/kinds'
import type { Problem } from '@/lib/flow/problem'
import { problemText } from '@/lib/flow/problem-text'
import { Numbers } from '../canvas/start-card'
import { useKnownThings } from '../inspector/known'
import { KindTile } from '../look'
import { RenameField } from './rename-field'
import type { TreeRow } from './tree'
import { gistIn, keyOf, looseWords, nodeName, rowName, spoken } from './words'

/** Further in than this nobody sees the difference, and a narrow screen has no room. */
const DEEPEST = 8

type Props = {
  row: TreeRow
  problems: readonly Problem[]
  isActive: boolean
  isSelected: boolean
  isFolded: boolean
  isRenamed: boolean
  /** The same function at every drawing; without a name, it stays. */
  onRenamed: (row: TreeRow, name: string | undefined) => void
}

/** One line of the menu as it reads: the way there, what stands there, and what is wrong with it. The tree takes its keys. */
export const Row = memo(function Row({
  row,
  problems,
  isActive,
  isSelected,
  isFolded,
  isRenamed,
  onRenamed,
}: Props) {
  const numbers = use(Numbers) ?? []
  const texts = problems.map((problem) => problemText(problem))
  const { key, level, place, of, depth, children, what } = row
  return (
    <div
      role="treeitem"
      data-row={key}
      tabIndex={isActive ? 0 : -1}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={children > 0 ? !isFolded : undefined}
      aria-selected={isSelected}
      aria-label={spoken(row, numbers, texts)}
      style={{ '--depth': Math.min(depth, DEEPEST) } as CSSProperties} // React's types know no variables of CSS
      className={`outline-row ${what === 'rest' ? 'mt-4' : ''}`}
    >
      <span data-fold aria-hidden className="outline-fold">
        {children > 0 && <ChevronRight size={14} className={isFolded ? '' : 'rotate-90'} />}
      </span>
      <span className="outline-body">
        <Way row={row} />
        {isRenamed && row.node ? (
          <RenameField
            name={row.node.name}
            placeholder={nodeName(row.node)}
            onDone={(name) => onRenamed(row, name)}
          />
        ) : (
          <Target row={row} numbers={numbers} isWrong={problems.length > 0} />
        )}
        {what !== 'nowhere' &&
          problems.map((problem, at) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a problem has no name of its own
              key={at}
              aria-hidden
              className={`outline-problem ${problem.severity === 'error' ? 'text-bad' : 'text-warn'}`}
            >
              <TriangleAlert size={12} className="mt-[3px] shrink-0" />
              {texts[at]}
            </span>
          ))}
      </span>
      {what !== 'rest' && what !== 'start' && (
        <button
          type="button"
          tabIndex={-1}
          data-menu
          aria-label={`What can be done with ${rowName(row)}`}
          aria-haspopup="menu"
          className="outline-menu"
        >
          <Ellipsis size={15} aria-hidden />
        </button>
      )}
    </div>
  )
})

/** The key and the name of the exit that leads here. */
function Way({ row }: { row: TreeRow }) {
  const { from } = row
  if (typeof from !== 'object') return null
  const key = keyOf(row)
  return (
    <span aria-hidden className="outline-way">
      {key !== undefined && (
        <kbd className="flex size-[18px] shrink-0 items-center justify-center rounded-[4px] border border-line-strong font-medium font-sans text-xs">
          {key}
        </kbd>
      )}
      <span className={`truncate ${key === undefined ? 'text-quiet' : ''}`}>{from.exit.label}</span>
      <span className="text-faint">→</span>
    </span>
  )
}

function Target({ row, numbers, isWrong }: { row: TreeRow; numbers: readonly string[]; isWrong: boolean }) {
  const { flows } = useKnownThings()
  const { what, node } = row
  if (what === 'start')
    return (
      <Line
        icon={<PhoneIncoming size={15} className="mx-1 shrink-0 text-accent" />}
        name="Incoming call"
        gist={numbers.join(', ') || 'No number yet'}
      />
    )
  if (what === 'rest')
    return (
      <Line
        icon={<Unplug size={15} className="mx-1 shrink-0 text-quiet" />}
        name="Not reached"
        gist="No call gets to these. Lead an exit to them, or delete them."
      />
    )
  if (what === 'nowhere')
    return (
      <span
        aria-hidden
        className={`flex items-center gap-1 ${isWrong || row.from === 'start' ? 'font-medium text-bad' : 'text-quiet'}`}
      >
        {looseWords(row)}
        <span className="outline-add">
          <Plus size={13} /> Add
        </span>
      </span>
    )
  if (what === 'missing' || !node)
    return (
      <span aria-hidden className="text-bad">
        A node that is not there
      </span>
    )
  if (what === 'reference')
    return (
      <span aria-hidden className="flex min-w-0 items-center gap-1 text-quiet">
        <CornerLeftUp size={13} className="shrink-0" />
        <span className="truncate underline decoration-line-strong underline-offset-3">{nodeName(node)}</span>
      </span>
    )
  const { kind, group, title } = kindNamed(node.kind)
  const name = nodeName(node)
  const about = name.toLowerCase() === title.toLowerCase() ? '' : title
  return (
    <Line
      icon={<KindTile kind={kind} group={group} size="small" />}
      name={name}
      gist={[about, gistIn(node, flows)].filter(Boolean).join(' · ')}
    />
  )
}

const Line = ({ icon, name, gist }: { icon: ReactNode; name: string; gist: string }) => (
  <>
    <span aria-hidden className="flex min-h-6.5 min-w-0 max-w-full items-center gap-2">
      {icon}
      <span data-name className="truncate font-semibold">
        {name}
      </span>
    </span>
    <span aria-hidden className="outline-gist">
      {gist}
    </span>
  </>
)
