'use client'

import type { Lens } from '../lens'
import { shownNumber, storedNumber, typedNumber } from '../phone-text'
import { Field, type Labelled } from './field'
import { TextControl } from './text-control'
import { type Draft, type Notation, useDraft } from './use-draft'

const number: Notation<string> = { show: shownNumber, read: (text) => ({ value: storedNumber(text) }) }

const numberOrNothing: Notation<string | undefined> = {
  show: (value) => shownNumber(value ?? ''),
  read: (text) => ({ value: text.trim() === '' ? undefined : storedNumber(text) }),
}

type Props = Labelled & { placeholder?: string }

/** A phone number: grouped while it is typed, stored as E.164. `{{variables}}` may stand there too. */
export const PhoneField = ({ of, ...props }: Props & { of: Lens<string> }) => (
  <Phone path={of.path} draft={useDraft(of, number)} {...props} />
)

export const OptionalPhoneField = ({ of, ...props }: Props & { of: Lens<string | undefined> }) => (
  <Phone path={of.path} draft={useDraft(of, numberOrNothing)} {...props} />
)

function Phone({
  path,
  draft,
  placeholder = '+44 20 7946 0018',
  ...labelled
}: Props & { path: string; draft: Draft }) {
  // Groups come and go at the end only: in the middle of a number the caret would jump.
  const onText = (text: string) => draft.onText(text.startsWith(draft.text) ? typedNumber(text) : text)
  return (
    <Field path={path} refusal={draft.refusal} {...labelled}>
      {(props) => (
        <TextControl
          {...props}
          draft={{ ...draft, onText }}
          takesVariables
          inputMode="tel"
          placeholder={placeholder}
        />
      )}
    </Field>
  )
}
