'use client'

import { useState } from 'react'
import type { Sentence } from './sentences'

/** So many are read at once. */
const SHOWN = 40

/** Changes as sentences; one that is about a node leads to it. */
export function ChangeList({
  changes,
  selected,
  onChosen,
}: {
  changes: Sentence[]
  selected?: string | null
  onChosen?: (nodeId: string) => void
}) {
  const [isAll, setAll] = useState(false)
  return (
    <>
      <ul className="-mx-2 space-y-px text-sm">
        {changes.slice(0, isAll ? undefined : SHOWN).map(({ text, nodeId }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has no name of its own
          <li key={`${at} ${text}`}>
            {nodeId !== null && onChosen ? (
              <button
                type="button"
                aria-pressed={selected === nodeId}
                onClick={() => onChosen(nodeId)}
                title="Show it on the canvas"
                className="w-full cursor-pointer break-words rounded-control px-2 py-1.5 text-left hover:bg-hover aria-pressed:bg-hover max-md:min-h-11"
              >
                {text}
              </button>
            ) : (
              <p className="break-words px-2 py-1.5">{text}</p>
            )}
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && !isAll && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="mt-1 cursor-pointer text-accent text-sm hover:underline"
        >
          And {changes.length - SHOWN} more
        </button>
      )}
    </>
  )
}
