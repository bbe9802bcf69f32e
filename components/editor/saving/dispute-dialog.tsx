'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Conflict, Side } from '@/lib/flow/edit/merge'
import { Button } from '../../ui/button'
import { useEditor, useEditorStore } from '../editor-context'
import type { Dispute } from '../store/editor-store'
import { type Difference, differencesOf, titleOf } from './differences'
import type { Keeper } from './keeper'
import { wordChanges } from './word-changes'

/** Where two designers changed the same thing: both are shown, and one is chosen. Nothing is saved before that. */
export function DisputeDialog({ keeper }: { keeper: Keeper | undefined }) {
  const dispute = useEditor((state) => state.dispute)
  const isAsked = useEditor((state) => state.isAsked)
  return dispute && isAsked && keeper ? (
    <Choices dispute={dispute} settle={(choices) => keeper.settle(choices)} />
  ) : null
}

type Chosen = Record<string, Side>

function Choices({ dispute, settle }: { dispute: Dispute; settle: (choices: Chosen) => void }) {
  const store = useEditorStore()
  const dialog = useRef<HTMLDialogElement>(null)
  const [choices, setChoices] = useState<Chosen>({})
  const { conflicts } = dispute.merge
  const theirName = dispute.by ?? 'Somebody else'
  const isOne = conflicts.length === 1
  const everything = (side: Side) => Object.fromEntries(conflicts.map(({ key }) => [key, side]))
  const open = conflicts.filter(({ key }) => !Object.hasOwn(choices, key)).length

  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
  }, [])

  function keep(event: FormEvent) {
    event.preventDefault()
    if (open === 0) settle(choices)
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="dispute-title"
      aria-describedby="dispute-help"
      // Escape looks at the flow first; the top bar leads back here.
      onClose={() => store.setState({ isAsked: false })}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(52rem,calc(100vw-1rem))] overflow-hidden rounded-panel border border-line bg-raised p-0 text-text shadow-[0_16px_48px_oklch(0_0_0/0.25)] backdrop:bg-black/40 open:flex"
    >
      <form onSubmit={keep} className="flex min-h-0 w-full flex-col">
        <header className="border-line border-b px-5 py-4">
          <h2 id="dispute-title" className="font-semibold text-lg">
            {theirName} changed the same as you
          </h2>
          <p id="dispute-help" className="mt-0.5 text-quiet text-sm">
            {isOne ? 'Choose which one is kept.' : 'Choose for each which one is kept.'} Everything else is
            brought together already. Undo brings the other one back.
          </p>
          {!isOne && (
            <p className="mt-3 flex flex-wrap gap-2">
              <Button onClick={() => setChoices(everything('mine'))}>All of yours</Button>
              <Button onClick={() => setChoices(everything('theirs'))}>All of theirs</Button>
            </p>
          )}
        </header>
        <ul className="min-h-0 flex-1 overflow-y-auto px-5">
          {conflicts.map((conflict) => (
            <li key={conflict.key} className="border-line border-b py-4 last:border-b-0">
              <fieldset className="min-w-0">
                <legend className="mb-2 font-medium">{titleOf(conflict)}</legend>
                <div className="grid gap-2 sm:grid-cols-2">
                  {(['mine', 'theirs'] as const).map((side) => (
                    <Choice
                      key={side}
                      conflict={conflict}
                      title={side === 'mine' ? 'Yours' : dispute.by ? `${dispute.by}’s` : 'Theirs'}
                      differences={differencesOf(conflict, dispute.merge, side)}
                      isChosen={choices[conflict.key] === side}
                      onChoose={() => setChoices({ ...choices, [conflict.key]: side })}
                    />
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
        <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">
          <p role="status" className="mr-auto text-quiet text-sm">
            {open > 0 && !isOne && `${open} to choose`}
          </p>
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            Look at the flow first
          </Button>
          <Button type="submit" look="primary" disabled={open > 0}>
            Keep what is chosen
          </Button>
        </footer>
      </form>
    </dialog>
  )
}

const Choice = ({
  conflict,
  title,
  differences,
  isChosen,
  onChoose,
}: {
  conflict: Conflict
  title: string
  differences: Difference[]
  isChosen: boolean
  onChoose: () => void
}) => (
  <label className="flex min-w-0 cursor-pointer gap-2.5 rounded-panel border border-line-strong p-3 text-sm hover:bg-hover has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
    <input
      type="radio"
      name={conflict.key}
      checked={isChosen}
      onChange={onChoose}
      className="mt-1 size-3.5 shrink-0 accent-accent outline-none"
    />
    <span className="min-w-0 flex-1">
      <span className="block font-medium">{title}</span>
      {differences.map((difference, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
        <OneDifference key={at} difference={difference} />
      ))}
    </span>
  </label>
)

const MARKS = {
  same: '',
  gone: 'text-quiet line-through decoration-bad',
  new: 'rounded-xs bg-good/15 text-text no-underline',
} as const

/** What it was and what it is, in one line: what is gone struck through, what is new marked. */
const OneDifference = ({ difference }: { difference: Difference }) =>
  'words' in difference ? (
    <span className="mt-1 block break-words">{difference.words}</span>
  ) : (
    <span className="mt-1.5 block break-words">
      <span className="block text-quiet text-xs">{difference.label}</span>
      {wordChanges(difference.before, difference.after).map(({ as, text }, at) => {
        const Mark = as === 'same' ? 'span' : as === 'gone' ? 'del' : 'ins'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
          <Mark key={at} className={MARKS[as]}>
            {text}
            {/* What took the place of the last word does not run into it. */}
            {as === 'gone' && !/\s$/.test(text) && ' '}
          </Mark>
        )
      })}
    </span>
  )
