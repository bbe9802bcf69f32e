'use client'

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { useForm } from '../form'
import { fitting, type Offered, openVariable, withVariable } from '../variables'
import type { ControlProps } from './field'
import { areaLook, controlLook } from './looks'
import type { Draft } from './use-draft'

type TextElement = HTMLInputElement | HTMLTextAreaElement

type Props = Omit<ControlProps, 'aria-describedby' | 'aria-invalid'> & {
  'aria-label'?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  maxLength?: number
  draft: Draft
  /** Several lines; it grows with what is written. */
  isLong?: boolean
  isMono?: boolean
  /** Offers variables while `{{` is being written. */
  takesVariables?: boolean
  placeholder?: string
  inputMode?: 'text' | 'tel' | 'url' | 'numeric' | 'decimal'
  elementRef?: RefObject<TextElement | null>
  onKeyDown?: (event: KeyboardEvent<TextElement>) => void
}

const MOST_OFFERED = 50

/** A field for text, of one line or of several. */
export function TextControl({
  draft,
  isLong,
  isMono,
  takesVariables,
  elementRef,
  onKeyDown,
  ...control
}: Props) {
  const own = useRef<TextElement>(null)
  const element = elementRef ?? own
  const listId = useId()
  const offer = useOffer(element, draft)
  const look = `${isLong ? `${areaLook} field-sizing-content min-h-16 max-h-80 resize-y` : controlLook} ${isMono ? 'font-mono' : ''}`
  const shared = {
    ...control,
    value: draft.text,
    'data-typed': draft.typed,
    className: look,
    autoComplete: 'off',
    spellCheck: isLong && !isMono,
    onChange: ({ currentTarget }: { currentTarget: TextElement }) => {
      draft.onText(currentTarget.value)
      if (takesVariables) offer.look(currentTarget)
    },
    onBlur: () => {
      offer.close()
      draft.onDone()
    },
    onKeyDown: (event: KeyboardEvent<TextElement>) => {
      if (!offer.takesKey(event)) onKeyDown?.(event)
    },
    ...(takesVariables && {
      'aria-autocomplete': 'list' as const,
      'aria-controls': offer.list.length > 0 ? listId : undefined,
      'aria-activedescendant': offer.list.length > 0 ? `${listId}-${offer.active}` : undefined,
    }),
  }
  return (
    <div className="relative">
      {isLong ? (
        <textarea {...shared} ref={element as RefObject<HTMLTextAreaElement | null>} rows={3} />
      ) : (
        <input {...shared} ref={element as RefObject<HTMLInputElement | null>} type="text" />
      )}
      {offer.list.length > 0 && <Offer id={listId} offer={offer} />}
      {takesVariables && (
        <span role="status" className="sr-only">
          {offer.list.length > 0 ? `${offer.list.length} variables; arrow keys choose, Enter takes` : ''}
        </span>
      )}
    </div>
  )
}

type Offering = ReturnType<typeof useOffer>

function useOffer(element: RefObject<TextElement | null>, draft: Draft) {
  const { variables } = useForm()
  const [open, setOpen] = useState<{ from: number; list: Offered[]; active: number }>()
  const close = () => setOpen(undefined)
  const take = (name: string) => {
    const field = element.current
    if (!field || !open) return
    const caret = field.selectionStart ?? field.value.length
    const { text, end, caret: after } = withVariable(field.value, caret, open.from, name)
    field.focus()
    field.setSelectionRange(open.from, end)
    // Typed as a person would, so that the browser's own undo knows of it.
    if (!document.execCommand('insertText', false, `{{${name}}}`)) draft.onText(text)
    field.setSelectionRange(after, after)
    close()
  }
  return {
    list: open?.list ?? [],
    active: open?.active ?? 0,
    close,
    take,
    look: (field: TextElement) => {
      const found = openVariable(field.value, field.selectionStart ?? 0)
      if (!found) return close()
      const list = fitting(variables(), found.typed).slice(0, MOST_OFFERED)
      setOpen(list.length > 0 ? { from: found.from, list, active: 0 } : undefined)
    },
    /** True when the key was for the list. */
    takesKey: (event: KeyboardEvent): boolean => {
      if (!open) return false
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const chosen = open.list[open.active]
      if (step) setOpen({ ...open, active: (open.active + step + open.list.length) % open.list.length })
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen.name)
      else if (event.key === 'Escape') close()
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}

const SURENESS = { always: '', sometimes: 'not on every way here', never: 'not set before this' } as const

const Offer = ({ id, offer }: { id: string; offer: Offering }) => (
  <div
    id={id}
    role="listbox"
    aria-label="Variables"
    className="absolute inset-x-0 top-full z-20 mt-1 max-h-56 overflow-y-auto rounded-control border border-line-strong bg-raised p-1 shadow-lg"
  >
    {offer.list.map(({ name, from, isSet }, at) => (
      <div
        key={name}
        id={`${id}-${at}`}
        role="option"
        tabIndex={-1}
        aria-selected={at === offer.active}
        ref={at === offer.active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
        // The field keeps the focus.
        onPointerDown={(event) => {
          event.preventDefault()
          offer.take(name)
        }}
        className="flex cursor-default items-baseline justify-between gap-3 rounded-sm px-2 py-1 text-sm aria-selected:bg-hover aria-selected:outline aria-selected:outline-accent"
      >
        <span className="shrink-0 font-mono text-xs">{name}</span>
        <span className="truncate text-quiet text-xs">{SURENESS[isSet] || from}</span>
      </div>
    ))}
  </div>
)
