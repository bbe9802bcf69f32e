'use client'

import type { KeyboardEvent } from 'react'
import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { TextControl } from './text-control'
import { type Notation, useDraft } from './use-draft'

const amount: Notation<number | undefined> = {
  show: (value) => (value === undefined ? '' : String(value)),
  read: (text) => {
    const written = text.trim().replace(',', '.')
    if (written === '') return { refusal: 'Write a number.' }
    return Number.isFinite(Number(written)) ? { value: Number(written) } : { refusal: 'Write a number.' }
  },
}

const amountOrNothing: Notation<number | undefined> = {
  show: amount.show,
  read: (text) => (text.trim() === '' ? { value: undefined } : amount.read(text)),
}

type Props = Labelled & {
  /** What is counted, beside the field: "seconds", "%". */
  unit?: string
  /** How much an arrow key adds. */
  step?: number
  placeholder?: string
}

/** A number. Arrow keys count up and down; what may stand there is the schema's matter. */
export const AmountField = ({ of, ...props }: Props & { of: Lens<number> }) => (
  <Amount of={of as Lens<number | undefined>} notation={amount} {...props} />
)

/** A number that may be left out; `placeholder` says what counts then. */
export const OptionalAmountField = ({ of, ...props }: Props & { of: Lens<number | undefined> }) => (
  <Amount of={of} notation={amountOrNothing} {...props} />
)

/** A time in seconds. */
export const DurationField = (props: Props & { of: Lens<number> }) => (
  <AmountField unit="seconds" {...props} />
)

function Amount({
  of,
  notation,
  label,
  hint,
  isLabelHidden,
  unit,
  step = 1,
  placeholder,
}: Props & { of: Lens<number | undefined>; notation: Notation<number | undefined> }) {
  const draft = useDraft(of, notation)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key]
    const at = Number(draft.text.replace(',', '.'))
    if (by === undefined || !Number.isFinite(at)) return
    event.preventDefault()
    // Tenths added up are not always tenths.
    draft.onText(String(Number((at + by).toFixed(3))))
  }
  return (
    <Field
      path={of.path}
      label={unit && isLabelHidden ? `${label}, ${unit}` : label}
      hint={hint}
      isLabelHidden={isLabelHidden}
      refusal={draft.refusal}
    >
      {(props) => (
        <div className="flex items-center gap-2">
          <div className="w-20 shrink-0">
            <TextControl
              {...props}
              draft={draft}
              inputMode="decimal"
              placeholder={placeholder}
              onKeyDown={onKeyDown}
            />
          </div>
          {unit && <span className="truncate text-quiet text-sm">{unit}</span>}
        </div>
      )}
    </Field>
  )
}
