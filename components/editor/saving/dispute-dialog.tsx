'use client'

import { useEffect, useRef, useState } from 'react'
import type { FlowNode } from '@/lib/flow/document'
import type { Conflict, Side } from '@/lib/flow/edit/merge'
import { firstWords } from '@/lib/flow/edit/words'
import { kindNamed } from '@/lib/flow/kinds'
import { useEditor } from '../editor-context'
import type { Keeper } from './keeper'

/** Where two designers changed the same thing: both are shown, and one is chosen. Nothing is saved before that. */
export function DisputeDialog({ keeper }: { keeper: Keeper | undefined }) {
  const dispute = useEditor((state) => state.dispute)
  return dispute && keeper ? (
    <Choices conflicts={dispute.merge.conflicts} settle={(choices) => keeper.settle(choices)} />
  ) : null
}

function Choices({
  conflicts,
  settle,
}: {
  conflicts: Conflict[]
  settle: (choices: Record<string, Side>) => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [choices, setChoices] = useState<Record<string, Side>>({})
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dispute-title"
      onCancel={(event) => event.preventDefault()}
      className="m-auto w-[min(44rem,calc(100vw-1rem))] rounded-panel border border-line-strong bg-raised p-0 text-text shadow-lg backdrop:bg-black/40"
    >
      <div className="border-line border-b px-5 py-4">
        <h2 id="dispute-title" className="font-semibold text-lg">
          Somebody else changed the same
        </h2>
        <p className="mt-1 text-quiet text-sm">
          Everything else is brought together already. Choose which of these is kept; the other can be brought
          back with undo.
        </p>
      </div>
      <ul className="max-h-[60dvh] overflow-y-auto px-5 py-2">
        {conflicts.map((conflict) => (
          <li key={conflict.key} className="border-line border-b py-3 last:border-b-0">
            <fieldset>
              <legend className="mb-2 font-medium">{titleOf(conflict)}</legend>
              <div className="grid gap-2 sm:grid-cols-2">
                {(['mine', 'theirs'] as const).map((side) => (
                  <label
                    key={side}
                    className="flex cursor-pointer gap-2.5 rounded-panel border border-line-strong p-3 text-sm has-checked:border-accent has-checked:ring-1 has-checked:ring-accent"
                  >
                    <input
                      type="radio"
                      name={conflict.key}
                      checked={(choices[conflict.key] ?? 'mine') === side}
                      onChange={() => setChoices({ ...choices, [conflict.key]: side })}
                      className="mt-1 accent-accent"
                    />
                    <span className="min-w-0">
                      <span className="block font-medium">{side === 'mine' ? 'Yours' : 'Theirs'}</span>
                      <span className="block break-words text-quiet">{wordsOf(conflict[side])}</span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="flex justify-end border-line border-t px-5 py-3">
        <button
          type="button"
          onClick={() =>
            settle({ ...Object.fromEntries(conflicts.map(({ key }) => [key, 'mine' as const])), ...choices })
          }
          className="h-8 rounded-control bg-accent px-3.5 font-medium text-panel max-md:h-11"
        >
          Keep what is chosen
        </button>
      </div>
    </dialog>
  )
}

const TITLES: Record<string, string> = { start: 'Where calls begin', name: 'The name of the flow' }

function titleOf({ key, mine, theirs, base }: Conflict): string {
  const node = [mine, theirs, base].find(isNode)
  if (node) return node.name || kindNamed(node.kind).title
  const [section = '', ...rest] = key.split('/')
  return TITLES[key] ?? `${section[0]?.toUpperCase()}${section.slice(1)}: ${rest.join(' ')}`
}

const isNode = (value: unknown): value is FlowNode =>
  typeof value === 'object' && value !== null && 'kind' in value && 'exits' in value

function wordsOf(value: unknown): string {
  if (value === undefined) return 'Removed'
  if (!isNode(value)) return typeof value === 'string' ? value : JSON.stringify(value)
  const words = firstWords(value)
  const wires = Object.keys(value.exits).length
  return [
    `${kindNamed(value.kind).title} “${value.name}”`,
    ...(words ? [`“${words}”`] : []),
    wires === 1 ? '1 exit wired' : `${wires} exits wired`,
  ].join(', ')
}
