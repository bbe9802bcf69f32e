'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Flow } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { LiveCall } from '@/lib/store/live-calls'
import { phone } from '../../format/phone'
import { Button } from '../../ui/button'
import { CommandField, CommandItem, CommandList, CommandMenu } from '../../ui/command-menu'
import { Dialog } from '../../ui/dialog'
import { send } from '../../ui/send'
import { firstHeard } from './standing'

/** Chooses where a caller goes on, by the name of the node; says what they will hear first. */
export function MoveDialog({ call, flow, onClose }: { call: LiveCall; flow: Flow; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState('')
  const [trouble, setTrouble] = useState('')
  const [isMoving, setMoving] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)
  // The dialog gives the focus to its first button when it opens, just before this.
  useEffect(() => field.current?.focus(), [])
  const nodes = nodesFound(flow, typed, call.standing?.nodeId)
  const chosen = nodes.find(({ id }) => id === at) ?? nodes[0]
  const heard = chosen && firstHeard(flow, chosen.id)

  async function move() {
    if (!chosen) return
    setMoving(true)
    setTrouble('')
    const done = await send('PUT', `/internal/calls/${encodeURIComponent(call.id)}/node`, { node: chosen.id })
    setMoving(false)
    if (done.ok) onClose()
    else setTrouble(done.message)
  }

  return (
    <Dialog title={`Move ${phone(call.caller)}`} onClose={onClose}>
      <CommandMenu label="Where to" value={chosen?.id ?? ''} onValueChange={setAt}>
        <div className="mb-2 flex items-center gap-2 rounded-control border border-line-strong px-3 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-1">
          <Search size={16} className="shrink-0 text-quiet" aria-hidden />
          <CommandField
            ref={field}
            placeholder="Name of a node"
            aria-label="Name of a node"
            value={typed}
            onValueChange={setTyped}
          />
        </div>
        <div className="-mx-2 flex h-64 flex-col">
          <CommandList label="Nodes">
            {nodes.length === 0 && (
              <p className="px-2 py-6 text-center text-quiet text-sm">No node has this name.</p>
            )}
            {nodes.map(({ id, name, title, isHere }) => (
              <CommandItem
                key={id}
                value={id}
                onSelect={() => {
                  setAt(id)
                  button.current?.focus()
                }}
              >
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <span className="shrink-0 text-quiet text-xs">
                  {title}
                  {isHere && ' · stands here'}
                </span>
              </CommandItem>
            ))}
          </CommandList>
        </div>
      </CommandMenu>
      <div
        className="mt-3 min-h-16 rounded-control border border-line bg-canvas px-3 py-2 text-sm"
        aria-live="polite"
      >
        <p className="text-quiet text-xs">{heard?.isSaid ? 'They will hear' : 'What happens there'}</p>
        <p className="mt-0.5 line-clamp-3">
          {heard ? (heard.isSaid ? `“${heard.text}”` : heard.text) : 'Choose where they go on.'}
        </p>
      </div>
      <p role="alert" className={trouble ? 'mt-3 text-bad text-sm' : 'sr-only'}>
        {trouble}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button ref={button} look="primary" onClick={move} disabled={isMoving || !chosen} className="min-w-0">
          <span className="truncate">
            {isMoving ? 'Moving …' : chosen ? `Move to ${chosen.name}` : 'Move'}
          </span>
        </Button>
      </div>
    </Dialog>
  )
}

type Found = { id: string; name: string; title: string; isHere: boolean }

/** The nodes whose name or kind holds what was typed, by name; the one where the caller stands comes last. */
function nodesFound(flow: Flow, typed: string, here: string | undefined): Found[] {
  const wanted = typed.trim().toLocaleLowerCase()
  return Object.entries(flow.nodes)
    .map(([id, { name, kind }]) => ({
      id,
      name: name || id,
      title: kindNamed(kind).title,
      isHere: id === here,
    }))
    .filter(({ name, title }) => `${name} ${title}`.toLocaleLowerCase().includes(wanted))
    .sort((one, other) => Number(one.isHere) - Number(other.isHere) || one.name.localeCompare(other.name))
}
