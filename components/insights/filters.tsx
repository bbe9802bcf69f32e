'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { Field, inputLook } from '../ui/field'

export type FilterChoices = {
  versions: { number: number; name: string }[]
  from: string
  to: string
  today: string
  isTest: boolean
  timeZone: string
  /** One version has to be chosen: its canvas is shown. */
  needsVersion: boolean
  version: number | null
}

const PRESETS = [7, 30, 90]

/** Which calls are looked at. It all stands in the address bar. */
export function Filters({
  versions,
  version,
  from,
  to,
  today,
  isTest,
  timeZone,
  needsVersion,
}: FilterChoices) {
  const change = useChange()
  return (
    <div className="mb-4 flex flex-wrap items-end gap-3">
      <Field label="Version">
        <select
          value={version ?? ''}
          onChange={({ target }) => change({ version: target.value })}
          className={`${inputLook} min-w-36`}
        >
          {!needsVersion && <option value="">All versions</option>}
          {versions.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label="From">
        <input
          type="date"
          key={from}
          defaultValue={from}
          max={today}
          onChange={({ target }) => target.value && change({ from: target.value, to })}
          className={inputLook}
        />
      </Field>
      <Field label="To">
        <input
          type="date"
          key={to}
          defaultValue={to}
          max={today}
          onChange={({ target }) => target.value && change({ from, to: target.value })}
          className={inputLook}
        />
      </Field>
      <Field label="Days">
        <select
          value={to === today ? (PRESETS.find((days) => dayBefore(today, days - 1) === from) ?? '') : ''}
          onChange={({ target }) =>
            target.value && change({ from: dayBefore(today, Number(target.value) - 1), to: '' })
          }
          className={inputLook}
        >
          <option value="">These days</option>
          {PRESETS.map((days) => (
            <option key={days} value={days}>
              Last {days} days
            </option>
          ))}
        </select>
      </Field>
      <Field label="Calls">
        <select
          value={isTest ? 'test' : 'real'}
          onChange={({ target }) => change({ calls: target.value })}
          className={inputLook}
        >
          <option value="real">Real calls</option>
          <option value="test">Test calls</option>
        </select>
      </Field>
      <p className="pb-1.5 text-quiet text-xs">Days of {timeZone}</p>
    </div>
  )
}

/** Changes parts of the address; an empty text takes a part out. */
export function useChange(): (parts: Record<string, string>) => void {
  const router = useRouter()
  const path = usePathname()
  const now = useSearchParams()
  return (parts) => {
    const next = new URLSearchParams(now)
    for (const [name, value] of Object.entries(parts)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    router.replace(next.size > 0 ? `${path}?${next}` : path, { scroll: false })
  }
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
