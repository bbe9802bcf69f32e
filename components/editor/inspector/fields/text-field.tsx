'use client'

import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { TextControl } from './text-control'
import { type Notation, useDraft } from './use-draft'

type Props = Labelled & {
  of: Lens<string>
  isLong?: boolean
  isMono?: boolean
  takesVariables?: boolean
  placeholder?: string
  inputMode?: 'text' | 'tel' | 'url'
  notation?: Notation<string>
  problemsId?: string
}

const asTyped: Notation<string> = { show: (text) => text, read: (text) => ({ value: text }) }

export function TextField({
  of,
  label,
  hint,
  isLabelHidden,
  problemsId,
  notation = asTyped,
  ...control
}: Props) {
  const draft = useDraft(of, notation)
  return (
    <Field
      path={of.path}
      label={label}
      hint={hint}
      isLabelHidden={isLabelHidden}
      refusal={draft.refusal}
      problemsId={problemsId}
    >
      {(props) => <TextControl {...props} {...control} draft={draft} />}
    </Field>
  )
}

const orNothing: Notation<string | undefined> = {
  show: (text) => text ?? '',
  read: (text) => ({ value: text.trim() === '' ? undefined : text }),
}

/** The same for a text that may be left out: an empty field leaves it out. */
export function OptionalTextField({
  of,
  label,
  hint,
  isLabelHidden,
  notation = orNothing,
  problemsId,
  ...control
}: Omit<Props, 'of' | 'notation'> & {
  of: Lens<string | undefined>
  notation?: Notation<string | undefined>
}) {
  const draft = useDraft(of, notation)
  return (
    <Field
      path={of.path}
      label={label}
      hint={hint}
      isLabelHidden={isLabelHidden}
      refusal={draft.refusal}
      problemsId={problemsId}
    >
      {(props) => <TextControl {...props} {...control} draft={draft} />}
    </Field>
  )
}
