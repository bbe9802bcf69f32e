'use client'

import { CopyPlus, PhoneIncoming, Trash2 } from 'lucide-react'
import { nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import { useEditor, useEditorStore } from '../editor-context'
import { KindTile } from '../look'
import { ActionsMenu } from './actions-menu'
import { TextControl } from './fields/text-control'
import { type Notation, useDraft } from './fields/use-draft'

const asWritten: Notation<string> = { show: (text) => text, read: (text) => ({ value: text }) }

/** What the node is called, what it is, and what can be done with all of it. */
export function NodeHeader({ id }: { id: string }) {
  const store = useEditorStore()
  const kind = useEditor(({ flow }) => nodeOf(flow, id)?.kind)
  const isStart = useEditor(({ flow }) => flow.start === id)
  if (kind === undefined) return null
  const { title, summary, group } = kindNamed(kind)
  const act = () => store.getState()
  return (
    <>
      <header className="sticky top-0 z-30 flex items-center gap-2 bg-panel px-4 pt-3 pb-2">
        <KindTile kind={kind} group={group} />
        <div className="min-w-0 flex-1">
          <NameField id={id} placeholder={title} />
        </div>
        <ActionsMenu
          label="What can be done with this node"
          actions={[
            {
              label: isStart ? 'Calls begin here' : 'Let calls begin here',
              icon: <PhoneIncoming size={14} aria-hidden />,
              isOff: isStart,
              onPress: () => act().setStart(id),
            },
            {
              label: 'Duplicate',
              icon: <CopyPlus size={14} aria-hidden />,
              onPress: () => {
                act().select({ nodes: [id] })
                act().duplicate()
              },
            },
            {
              label: 'Delete',
              icon: <Trash2 size={14} aria-hidden />,
              isDangerous: true,
              onPress: () => act().removeNodes([id]),
            },
          ]}
        />
      </header>
      <h2 className="px-4 pb-3 text-quiet text-xs">
        <span className="font-semibold text-text">{title}</span> · {summary}
        {isStart && ' Calls begin here.'}
      </h2>
    </>
  )
}

/** The id of the field that a node's name is written in. */
export const nameFieldOf = (id: string): string => `name-of-${id}`

function NameField({ id, placeholder }: { id: string; placeholder: string }) {
  const store = useEditorStore()
  const name = useEditor(({ flow }) => nodeOf(flow, id)?.name ?? '')
  const draft = useDraft(
    {
      value: name,
      now: () => nodeOf(store.getState().flow, id)?.name ?? '',
      set: (to) => {
        store.getState().renameNode(id, to, { gesture: `${id} name` })
        return undefined
      },
    },
    asWritten,
  )
  return (
    <TextControl
      id={nameFieldOf(id)}
      aria-label="Name of the node"
      draft={draft}
      placeholder={placeholder}
      maxLength={80}
    />
  )
}
