'use client'

import { useState } from 'react'
import { Avatar } from '../../person/avatar'
import { usePerson } from '../../person/use-person'
import { Dialog } from '../../ui/dialog'
import { useEditor, useEditorStore } from '../editor-context'
import { type Other, peopleIn } from './others'

/** Discs that have room beside one another; the rest is a number. */
const SHOWN = 3

/** Who else has this flow open. A click says what each of them looks at, and leads there. */
export function Avatars() {
  const others = useEditor((state) => state.others)
  const [isOpen, setOpen] = useState(false)
  const people = peopleIn(others)
  if (people.length === 0 && !isOpen) return null
  const names = people.map(({ name }) => name).join(', ')
  const words = people.length === 1 ? `${names} is here too` : `${names} are here too`
  return (
    <>
      <button
        type="button"
        aria-label={words}
        aria-haspopup="dialog"
        title={words}
        onClick={() => setOpen(true)}
        className="flex h-8 shrink-0 items-center rounded-full px-1 hover:bg-hover max-md:h-11"
      >
        {people.slice(0, SHOWN).map(({ personId, name }, at) => (
          <span
            key={personId}
            className={`flex rounded-full ring-2 ring-panel ${at > 0 ? '-ml-1.5 max-md:hidden' : ''}`}
          >
            <Avatar id={personId} name={name} />
          </span>
        ))}
        {people.length > SHOWN && (
          <span className="ml-1 text-quiet text-xs max-md:hidden">+{people.length - SHOWN}</span>
        )}
        {people.length > 1 && <span className="ml-1 text-quiet text-xs md:hidden">+{people.length - 1}</span>}
      </button>
      {isOpen && (
        <Dialog title="In this flow now" onClose={() => setOpen(false)}>
          <ul className="mb-5 flex flex-col gap-1">
            <You />
            {others.map((other) => (
              <OtherRow key={other.pageId} other={other} onGo={() => setOpen(false)} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}

const ROW = 'flex min-h-8 items-center gap-2.5 text-sm max-md:min-h-11'

function You() {
  const person = usePerson()
  return (
    person && (
      <li className={ROW}>
        <Avatar {...person} />
        <span className="truncate font-medium">{person.name}</span>
        <span className="text-quiet">you</span>
      </li>
    )
  )
}

function OtherRow({ other: { personId, name, nodeId }, onGo }: { other: Other; onGo: () => void }) {
  const store = useEditorStore()
  const me = usePerson()
  const node = useEditor(({ flow }) =>
    nodeId !== null && Object.hasOwn(flow.nodes, nodeId) ? flow.nodes[nodeId] : undefined,
  )
  return (
    <li className={ROW}>
      <Avatar id={personId} name={name} />
      <span className="truncate font-medium">{name}</span>
      {personId === me?.id && <span className="shrink-0 text-quiet">you, in another tab</span>}
      {node && nodeId !== null && (
        <button
          type="button"
          onClick={() => {
            store.getState().show(nodeId)
            onGo()
          }}
          className="ml-auto min-w-0 truncate rounded-control px-2 py-1 text-accent hover:bg-hover max-md:min-h-11"
        >
          at {node.name || node.kind}
        </button>
      )}
    </li>
  )
}
