'use client'

import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { controlLook } from './looks'

/** A day. The browser's own calendar opens for it. */
export const DateField = ({
  of,
  ...labelled
}: Labelled & { of: Lens<string | undefined>; problemsId?: string }) => (
  <Field path={of.path} {...labelled}>
    {(props) => (
      <input
        {...props}
        type="date"
        value={of.value ?? ''}
        // While a year is being typed, what is there is no day yet, and the browser says so by giving nothing.
        onChange={({ target }) => {
          if (target.value !== '' || !target.validity.badInput) of.set(target.value || undefined)
        }}
        className={controlLook}
      />
    )}
  </Field>
)
