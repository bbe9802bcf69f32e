'use client'

import { useEffect, useState } from 'react'
import { useFormats } from '../format/use-formats'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import type { FlowChoice } from './choices'

type VersionChoice = { number: number; note: string; createdAt: string }

/** Which version of a flow answers: whichever is live, or always the same. */
export function VersionSelect({
  flow: { id, liveVersion },
  timeZone,
  value,
  onChange,
}: {
  flow: FlowChoice
  timeZone: string
  /** Nothing for whichever is live. */
  value: number | null
  onChange: (version: number | null) => void
}) {
  const [loaded, setLoaded] = useState<{ flow: string; versions: VersionChoice[] }>()
  useEffect(() => {
    const gone = new AbortController()
    send<VersionChoice[]>('GET', `/internal/flows/${id}/versions`, undefined, gone.signal).then((answer) => {
      if (answer.ok && !gone.signal.aborted) setLoaded({ flow: id, versions: answer.data })
    })
    return () => gone.abort()
  }, [id])
  const { glance } = useFormats()
  const now = new Date()
  const versions = loaded?.flow === id ? loaded.versions : []
  const isThere = value === null || versions.some(({ number }) => number === value)
  return (
    <Field
      label="Version"
      help={
        value === null
          ? 'What is published next answers too.'
          : 'It stays on this version, whatever is published.'
      }
    >
      <select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
        className={inputLook}
      >
        <option value="">The live one, now version {liveVersion}</option>
        {!isThere && <option value={String(value)}>Always version {value}</option>}
        {versions.map(({ number, note, createdAt }) => (
          <option key={number} value={number}>
            Always version {number} · {[glance(createdAt, timeZone, now), note].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </Field>
  )
}
