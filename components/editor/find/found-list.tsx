import { useEffect, useRef } from 'react'
import { nodeOf } from '@/lib/flow/document'
import type { Found } from '@/lib/flow/edit/find'
import { kindNamed } from '@/lib/flow/kinds'
import { useEditor } from '../editor-context'
import { KindTile } from '../look'
import { excerpt } from './excerpt'

/** Nobody reads further at once. */
const SHOWN = 50

/** What was found, each with the words in which it was found. */
export function FoundList({
  found,
  query,
  current,
  onChoose,
}: {
  found: readonly Found[]
  query: string
  current: string | undefined
  onChoose: (at: number) => void
}) {
  const nodes = useEditor(({ flow }) => flow.nodes)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (current !== undefined)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  if (found.length === 0) return null
  return (
    <ul
      ref={list}
      aria-label="What was found"
      className="min-h-0 flex-1 overflow-y-auto border-line border-t p-1.5"
    >
      {found.slice(0, SHOWN).map(({ nodeId, matches }, at) => {
        const node = nodeOf({ nodes }, nodeId)
        if (!node) return null
        const { title, group } = kindNamed(node.kind)
        const match = matches.find(({ field }) => field !== 'name' && field !== 'kind')
        return (
          <li key={nodeId}>
            <button
              type="button"
              aria-current={nodeId === current}
              onClick={() => onChoose(at)}
              className="flex w-full cursor-pointer items-center gap-2.5 rounded-control px-1.5 py-1 text-left text-sm hover:bg-hover focus-visible:outline-offset-[-2px] aria-[current=true]:bg-hover aria-[current=true]:ring-1 aria-[current=true]:ring-line-strong max-md:min-h-11"
            >
              <KindTile kind={node.kind} group={group} size="small" />
              <span className="min-w-0">
                <span className="block truncate">{node.name || title}</span>
                <span className="block truncate text-quiet text-xs">
                  {match ? excerpt(match.text, query) : title}
                </span>
              </span>
            </button>
          </li>
        )
      })}
      {found.length > SHOWN && (
        <li className="px-1.5 py-1.5 text-quiet text-xs">
          And {found.length - SHOWN} more. Type on to narrow down.
        </li>
      )}
    </ul>
  )
}
