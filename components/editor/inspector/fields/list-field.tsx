'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { iconButtonLook } from '@/components/ui/button'
import type { Lens } from '../lens'
import { moved, without } from '../rows'
import { ProblemsAt } from './field'
import { quietButtonLook } from './looks'

type Props<Item> = {
  of: Lens<Item[]>
  /** What the list is, for those who hear it. */
  label: string
  /** "Add a choice". */
  addLabel: string
  /** What a new row holds. */
  make: (list: readonly Item[]) => Item
  /** What a row is called in the names of its buttons: "1 Sales". */
  nameOf: (item: Item, at: number) => string
  /** The order of rows means something, so they can be moved. */
  isOrdered?: boolean
  empty?: string
  children: (item: Lens<Item>, at: number) => ReactNode
}

/** Where the focus goes once the list has changed. */
type Wanted = { at: number; part: 'up' | 'down' | 'content'; control?: number } | 'add'

/** Rows that are added, removed and moved: by their buttons, and by Alt with the arrow keys from anywhere in a row. */
export function ListField<Item>({
  of,
  label,
  addLabel,
  make,
  nameOf,
  isOrdered = true,
  empty,
  children,
}: Props<Item>) {
  const id = useId()
  const list = of.value
  const root = useRef<HTMLDivElement>(null)
  const wanted = useRef<Wanted>(undefined)
  const [said, say] = useState('')
  const [refusal, setRefusal] = useState<string>()

  useLayoutEffect(() => {
    if (wanted.current && root.current) focusOn(root.current, wanted.current)
    wanted.current = undefined
  })

  const change = (to: Item[], then: Wanted, words: string) => {
    const why = of.set(to)
    setRefusal(why)
    if (why !== undefined) return
    wanted.current = then
    say(words)
  }
  const move = (from: number, by: 1 | -1, part: 'up' | 'down' | 'content', control = 0) => {
    const item = list[from]
    const to = from + by
    if (item !== undefined && to >= 0 && to < list.length)
      change(
        moved(list, from, to),
        { at: to, part, control },
        `${nameOf(item, from)} is now ${to + 1} of ${list.length}`,
      )
  }
  const remove = (at: number, item: Item) =>
    change(
      without(list, at),
      list.length > 1 ? { at: Math.min(at, list.length - 2), part: 'content' } : 'add',
      `${nameOf(item, at)} removed`,
    )
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key]
    if (!isOrdered || !event.altKey || !by) return
    event.preventDefault()
    event.stopPropagation()
    // The focus stays in the same field of the row, wherever the row goes.
    move(at, by, 'content', controlsIn(event.currentTarget).indexOf(event.target as HTMLElement))
  }

  return (
    <div ref={root} data-field={of.path}>
      {list.length === 0 && empty && <p className="pb-1 text-quiet text-sm">{empty}</p>}
      <ol aria-label={label} className="space-y-2">
        {list.map((item, at) => {
          const name = nameOf(item, at)
          return (
            // Rows have no names of their own; a field notices by itself when another row comes to its place.
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={at}
              data-row={at}
              data-field={`${of.path}.${at}`}
              className="rounded-control bg-hover/60 p-2"
            >
              {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut for what the buttons do */}
              <div className="flex items-start gap-1" onKeyDown={(event) => onKeyDown(event, at)}>
                <div data-part="content" className="min-w-0 flex-1 space-y-2">
                  {children(of.at(at as keyof NonNullable<Item[]>) as unknown as Lens<Item>, at)}
                </div>
                <div className="-mr-1 flex shrink-0 flex-col items-center">
                  <RowButton label={`Remove ${name}`} onPress={() => remove(at, item)}>
                    <X size={14} aria-hidden />
                  </RowButton>
                  {isOrdered && list.length > 1 && (
                    <>
                      <RowButton
                        part="up"
                        label={`Move ${name} up`}
                        isOff={at === 0}
                        onPress={() => move(at, -1, 'up')}
                      >
                        <ArrowUp size={14} aria-hidden />
                      </RowButton>
                      <RowButton
                        part="down"
                        label={`Move ${name} down`}
                        isOff={at === list.length - 1}
                        onPress={() => move(at, 1, 'down')}
                      >
                        <ArrowDown size={14} aria-hidden />
                      </RowButton>
                    </>
                  )}
                </div>
              </div>
              <ProblemsAt path={`${of.path}.${at}`} />
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        data-part="add"
        className={`${quietButtonLook} mt-1 -ml-2`}
        aria-describedby={refusal === undefined ? undefined : id}
        onClick={() =>
          change(
            [...list, make(list)],
            { at: list.length, part: 'content' },
            `${list.length + 1} in the list`,
          )
        }
      >
        <Plus size={14} aria-hidden />
        {addLabel}
      </button>
      {refusal !== undefined && (
        <p id={id} className="text-bad text-xs">
          {refusal}
        </p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
      <ProblemsAt path={of.path} />
    </div>
  )
}

function RowButton({
  part,
  label,
  isOff = false,
  onPress,
  children,
}: {
  part?: string
  label: string
  isOff?: boolean
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      data-part={part}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={isOff ? undefined : onPress}
      className={`${iconButtonLook} aria-disabled:opacity-35`}
    >
      {children}
    </button>
  )
}

/** A button that is at its end still holds the focus; pressing it does nothing. */
function focusOn(root: HTMLElement, wanted: Wanted) {
  if (wanted === 'add') return root.querySelector<HTMLElement>(':scope > [data-part="add"]')?.focus()
  const part = root.querySelector<HTMLElement>(
    `:scope > ol > [data-row="${wanted.at}"] [data-part="${wanted.part}"]`,
  )
  if (!part) return
  const target = wanted.part === 'content' ? controlsIn(part).at(Math.max(wanted.control ?? 0, 0)) : part
  target?.focus()
}

const controlsIn = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('input, select, textarea, button'),
]
