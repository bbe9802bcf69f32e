'use client'

import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { Select } from './select'

/** One of a few things, each with the words for it. */
export function ChoiceField<T extends string>({
  of,
  options,
  ...labelled
}: Labelled & { of: Lens<T>; options: { [Value in T]: string } }) {
  return (
    <Field path={of.path} {...labelled}>
      {(props) => (
        <Select {...props} value={of.value} onChange={({ target }) => of.set(target.value as T)}>
          {Object.entries<string>(options).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
