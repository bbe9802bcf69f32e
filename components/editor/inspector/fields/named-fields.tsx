'use client'

import { ArrowUpRight } from 'lucide-react'
import { useEditor } from '../../editor-context'
import { useKnownThings } from '../known'
import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { quietButtonLook } from './looks'
import { Select } from './select'

/** A calendar, by its name. What is open when is said on the page of the hours, for all flows at once. */
export function CalendarField({ of, ...labelled }: Labelled & { of: Lens<string> }) {
  const { calendars } = useKnownThings()
  const isMissing = of.value !== '' && !calendars.includes(of.value)
  return (
    <div>
      <Field
        path={of.path}
        hint={calendars.length === 0 ? 'There is no calendar yet. Make one on the page Hours.' : undefined}
        {...labelled}
      >
        {(props) => (
          <Select {...props} value={of.value} onChange={({ target }) => of.set(target.value)}>
            <option value="">Choose a calendar…</option>
            {isMissing && <option value={of.value}>{of.value}</option>}
            {calendars.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <a href="/hours" target="_blank" rel="noreferrer" className={`${quietButtonLook} -ml-2 mt-1`}>
        Opening hours
        <ArrowUpRight size={14} aria-hidden />
        <span className="sr-only">(in a new tab)</span>
      </a>
    </div>
  )
}

/** Another flow, by its name. */
export function FlowField({ of, ...labelled }: Labelled & { of: Lens<string> }) {
  const { flows } = useKnownThings()
  const own = useEditor(({ flowId }) => flowId)
  const isMissing = of.value !== '' && !flows.some(({ id }) => id === of.value)
  return (
    <div>
      <Field path={of.path} {...labelled}>
        {(props) => (
          <Select {...props} value={of.value} onChange={({ target }) => of.set(target.value)}>
            <option value="">Choose a flow…</option>
            {isMissing && <option value={of.value}>{of.value}</option>}
            {flows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
                {id === own ? ' (this one, from its start)' : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {of.value !== '' && !isMissing && (
        <a
          href={`/flows/${encodeURIComponent(of.value)}`}
          target="_blank"
          rel="noreferrer"
          className={`${quietButtonLook} -ml-2 mt-1`}
        >
          Open it
          <ArrowUpRight size={14} aria-hidden />
          <span className="sr-only">(in a new tab)</span>
        </a>
      )}
    </div>
  )
}
