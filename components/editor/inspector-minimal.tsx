'use client'

import { nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import { useEditor, useEditorStore } from './editor-context'
import { KindTile } from './look'

export function Inspector() {
  const store = useEditorStore()
  const id = useEditor(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined))
  const node = useEditor(({ flow }) => nodeOf(flow, id))
  if (id === undefined || !node)
    return <p className="p-4 text-quiet text-sm">Select a card to see what it does.</p>
  const { title, summary, group } = kindNamed(node.kind)
  return (
    <aside aria-label="Inspector" className="p-4">
      <div className="flex items-center gap-2.5">
        <KindTile kind={node.kind} group={group} />
        <div>
          <h2 className="font-semibold">{title}</h2>
          <p className="text-quiet text-xs">{summary}</p>
        </div>
      </div>
      <label className="mt-4 block text-sm">
        <span className="mb-1 block font-medium">Name</span>
        <input
          value={node.name}
          maxLength={80}
          onChange={(event) => store.getState().renameNode(id, event.target.value, { gesture: `name:${id}` })}
          onBlur={() => store.getState().endGesture()}
          className="h-8 w-full rounded-control border border-line-strong bg-panel px-2"
        />
      </label>
    </aside>
  )
}
