'use client'

import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { TextControl } from './text-control'
import { type Notation, useDraft } from './use-draft'

const lines: Notation<string[]> = {
  show: (list) => list.join('\n'),
  read: (text) => ({
    value: text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }),
}

/** A list of short texts, one on each line. */
export function LinesField({
  of,
  label,
  hint,
  placeholder,
  takesVariables,
}: Labelled & { of: Lens<string[]>; placeholder?: string; takesVariables?: boolean }) {
  const draft = useDraft(of, lines)
  return (
    <Field path={of.path} label={label} hint={hint} refusal={draft.refusal} problemsFrom="inside">
      {(props) => (
        <TextControl
          {...props}
          draft={draft}
          isLong
          placeholder={placeholder}
          takesVariables={takesVariables}
        />
      )}
    </Field>
  )
}
