'use client'

import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { LongSelect } from './select'

/** A time zone, from those that the browser knows. */
export function TimeZoneField({ of, ...labelled }: Labelled & { of: Lens<string> }) {
  return (
    <Field path={of.path} {...labelled}>
      {(props) => (
        <LongSelect
          {...props}
          value={of.value}
          onChange={({ target }) => of.set(target.value)}
          chosen={<option value={of.value}>{zoneName(of.value)}</option>}
          options={() =>
            [...new Set([of.value, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
              <option key={zone} value={zone}>
                {zoneName(zone)}
              </option>
            ))
          }
        />
      )}
    </Field>
  )
}

const zoneName = (zone: string): string => zone.replaceAll('_', ' ')
