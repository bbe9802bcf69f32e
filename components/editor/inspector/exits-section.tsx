'use client'

import { ArrowRight } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '@/components/ui/button'
import { nodeOf } from '@/lib/flow/document'
import { exitName, exitsOf } from '@/lib/flow/edit/node'
import { wireOf } from '@/lib/flow/graph'
import type { Exit } from '@/lib/flow/kind'
import { kindNamed, kinds } from '@/lib/flow/kinds'
import { useCanvasView } from '../canvas/view'
import { useEditor, useEditorStore } from '../editor-context'
import { GROUP_LOOKS } from '../look'
import { Messages } from './fields/field'
import { Section } from './fields/section'
import { LongSelect } from './fields/select'
import { useForm, useProblems } from './form'
import { newNodePlace } from './new-node-place'
import { nameFieldOf } from './node-header'

/** Each way out of a node, where it leads, and a list to lead it elsewhere: wiring without a mouse. */
export function ExitsSection({ id }: { id: string }) {
  const node = useEditor(({ flow }) => nodeOf(flow, id))
  const { problems } = useForm()
  if (!node) return null
  const { mayEnd } = kindNamed(node.kind)
  // While a key is given to two choices there are two exits of one id, and one wire.
  const exits = [...new Map(exitsOf(node).map((exit) => [exit.id, exit])).values()]
  const lost = problems.filter(
    ({ field = '' }) => field.startsWith('exits.') && !exits.some((exit) => field === `exits.${exit.id}`),
  )
  return (
    <Section title="Ways out">
      {exits.length === 0 && <p className="text-quiet text-sm">The call ends here.</p>}
      {exits.length > 0 && mayEnd?.(node.settings) && (
        <p className="text-quiet text-xs">The call may also end here.</p>
      )}
      <ul className="space-y-2">
        {exits.map((exit) => (
          <ExitRow key={exit.id} id={id} exit={exit} />
        ))}
      </ul>
      <Messages problems={lost} />
    </Section>
  )
}

function ExitRow({ id, exit }: { id: string; exit: Exit }) {
  const store = useEditorStore()
  const view = useCanvasView()
  const selectId = useId()
  const target = useEditor(({ flow }) => {
    const node = nodeOf(flow, id)
    return node && wireOf(node, exit.id)
  })
  const there = useEditor(({ flow }) => nodeOf(flow, target))
  const problems = useProblems(`exits.${exit.id}`)
  const { id: key, label } = exit
  const isKey = exitName(exit) !== label

  const lead = (to: string) => {
    const { connect, disconnect, addNode, flow } = store.getState()
    if (to === '') return disconnect(id, exit.id)
    if (!to.startsWith(NEW)) return connect(id, exit.id, to)
    const added = addNode(to.slice(NEW.length), newNodePlace(flow, id), { from: { node: id, exit: exit.id } })
    // Whoever wires one exit here has others to wire: the new node is a press away.
    store.getState().select({ nodes: [id] })
    view.current?.reveal(added)
  }
  return (
    <li data-field={`exits.${exit.id}`}>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-2">
        <label htmlFor={selectId} className="flex min-w-0 items-center gap-1.5 text-sm">
          {isKey && (
            <kbd className="flex size-[18px] shrink-0 items-center justify-center rounded-[4px] border border-line-strong font-medium font-sans text-xs">
              {key}
            </kbd>
          )}
          <span className="truncate" title={label}>
            {label}
          </span>
          <span className="sr-only"> leads to</span>
        </label>
        <LongSelect
          id={selectId}
          value={target ?? ''}
          aria-invalid={problems.some(({ severity }) => severity === 'error') || undefined}
          onChange={({ target: { value } }) => lead(value)}
          chosen={
            <option value={target ?? ''}>
              {target === undefined ? emptyWords(exit) : there ? nameOf(there) : `${target} (not there)`}
            </option>
          }
          options={() => <Targets exit={exit} target={target} />}
        />
        <IconButton
          label={there ? `Go to ${nameOf(there)}` : 'Leads nowhere yet'}
          disabled={!there}
          onClick={() => {
            if (target === undefined) return
            store.getState().select({ nodes: [target] })
            view.current?.reveal(target)
            requestAnimationFrame(() => document.getElementById(nameFieldOf(target))?.focus())
          }}
        >
          <ArrowRight size={14} aria-hidden />
        </IconButton>
      </div>
      {/* The list beside it has all the others. */}
      <Messages problems={problems} mostFixes={1} />
    </li>
  )
}

/** Stands before the name of a kind in the list of targets. No id of a node holds a colon. */
const NEW = 'new:'

const emptyWords = ({ required, orElse }: Exit): string =>
  orElse !== undefined ? `As “${orElse}”` : required ? 'Choose where…' : 'Ends the call'

function Targets({ exit, target }: { exit: Exit; target: string | undefined }) {
  const nodes = useEditor(({ flow }) => flow.nodes)
  return (
    <>
      <option value="">{emptyWords(exit)}</option>
      {target !== undefined && !Object.hasOwn(nodes, target) && (
        <option value={target}>{target} (not there)</option>
      )}
      <optgroup label="Nodes">
        {Object.entries(nodes).map(([id, node]) => (
          <option key={id} value={id}>
            {nameOf(node)}
          </option>
        ))}
      </optgroup>
      <optgroup label="A new node">
        {kinds.map(({ kind, title, group }) => (
          <option key={kind} value={NEW + kind}>
            New: {title} ({GROUP_LOOKS[group].title.toLowerCase()})
          </option>
        ))}
      </optgroup>
    </>
  )
}

/** With its kind, where the name does not say it. */
function nameOf({ name, kind }: { name: string; kind: string }): string {
  const { title } = kindNamed(kind)
  return name.trim() === '' || name === title ? title : `${name} · ${title}`
}
