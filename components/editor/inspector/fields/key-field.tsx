'use client'

import type { Lens } from '../lens'
import { KEYS } from '../rows'
import { Field, type Labelled } from './field'
import { Select } from './select'

const NAMES: { [key: string]: string } = { '*': '* (star)', '#': '# (hash)' }

/** A key of a phone. `taken` are those that others have: they can be chosen, so that two can change places. */
export function KeyField({
  of,
  taken = [],
  problemsId,
  ...labelled
}: Labelled & { of: Lens<string>; taken?: readonly string[]; problemsId?: string }) {
  return (
    <Field path={of.path} problemsId={problemsId} {...labelled}>
      {(props) => (
        <Select {...props} value={of.value} onChange={({ target }) => of.set(target.value)}>
          {KEYS.map((key) => (
            <option key={key} value={key}>
              {key}
              {key !== of.value && taken.includes(key) ? ' · taken' : ''}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

/** A key of a phone, or none. */
export function OptionalKeyField({ of, ...labelled }: Labelled & { of: Lens<string | null> }) {
  return (
    <Field path={of.path} {...labelled}>
      {(props) => (
        <Select {...props} value={of.value ?? ''} onChange={({ target }) => of.set(target.value || null)}>
          <option value="">No key</option>
          {KEYS.map((key) => (
            <option key={key} value={key}>
              {NAMES[key] ?? key}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
