'use client'

import { Hand } from 'lucide-react'
import { DateTime } from 'luxon'
import { useState } from 'react'
import type { Calendar, CalendarState } from '@/lib/flow/calendar'
import { useFormats } from '../format/use-formats'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { ahead, STATE_WORDS } from './words'

type Override = NonNullable<Calendar['override']>
type Until = 'hour' | 'today' | 'tomorrow' | 'week' | 'moment'

const UNTIL_WORDS: Record<Until, string> = {
  hour: 'for an hour',
  today: 'until midnight',
  tomorrow: 'until the end of tomorrow',
  week: 'for seven days',
  moment: 'until …',
}

/** Opens or closes at once, by hand, until a moment; then the calendar goes on by itself. */
export function OverridePanel({
  name,
  override,
  timeZone,
  now,
  onChanged,
}: {
  name: string
  /** What holds now; nothing when the calendar goes by itself. */
  override: Override | undefined
  timeZone: string
  now: Date
  onChanged: (written: { updatedAt: string; before: string }) => void
}) {
  const [state, setState] = useState<CalendarState>('closed')
  const [until, setUntil] = useState<Until>('today')
  const [moment, setMoment] = useState('')
  const formats = useFormats()
  const [note, setNote] = useState('')
  const [trouble, setTrouble] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  async function set(next: Override | undefined) {
    setIsBusy(true)
    setTrouble('')
    const done = await send<{ updatedAt: string; before: string }>(
      'PUT',
      `/internal/calendars/${encodeURIComponent(name)}/override`,
      next ?? null,
    )
    setIsBusy(false)
    if (done.ok) onChanged(done.data)
    else setTrouble(done.message)
  }

  function begin() {
    const end = endOf(until, moment, timeZone)
    if (!end) return setTrouble('Choose until when.')
    set({ state, until: end, note: note.trim() })
  }

  return (
    <Panel id="override" title="By hand">
      <div className="p-4">
        {override ? (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="flex items-center gap-2">
              <Hand size={16} aria-hidden className="shrink-0 text-accent" />
              <span>
                <strong className="font-medium">{STATE_WORDS[override.state]}</strong> by hand until{' '}
                {ahead(new Date(override.until), timeZone, now, formats)}
                {override.note && <span className="text-quiet"> · {override.note}</span>}
              </span>
            </p>
            <Button onClick={() => set(undefined)} disabled={isBusy}>
              End it now
            </Button>
          </div>
        ) : (
          <form
            className="flex flex-wrap items-end gap-3"
            onSubmit={(event) => {
              event.preventDefault()
              begin()
            }}
          >
            <Field label="From now on">
              <select
                value={state}
                onChange={(event) => setState(event.target.value as CalendarState)} // the options below
                className={inputLook}
              >
                {Object.entries(STATE_WORDS).map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </Field>
            <Field label="How long">
              <select
                value={until}
                onChange={(event) => setUntil(event.target.value as Until)} // the options below
                className={inputLook}
              >
                {Object.entries(UNTIL_WORDS).map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </Field>
            {until === 'moment' && (
              <Field label="Until">
                <input
                  type="datetime-local"
                  value={moment}
                  onChange={(event) => setMoment(event.target.value)}
                  className={inputLook}
                />
              </Field>
            )}
            <Field label="Why (optional)" className="min-w-40 flex-1">
              <input
                value={note}
                maxLength={200}
                placeholder="Fire drill"
                onChange={(event) => setNote(event.target.value)}
                className={inputLook}
              />
            </Field>
            <Button type="submit" disabled={isBusy}>
              Set by hand
            </Button>
            <p className="w-full text-quiet text-sm">
              The very next call meets it. When it is over, the calendar goes on by itself.
            </p>
          </form>
        )}
        <p role="alert" className={trouble ? 'mt-2 text-bad text-sm' : 'sr-only'}>
          {trouble}
        </p>
      </div>
    </Panel>
  )
}

/** When it ends, by the clock of the calendar; ISO 8601 with offset. */
function endOf(until: Until, moment: string, zone: string): string | undefined {
  const now = DateTime.now().setZone(zone)
  const end = {
    hour: () => now.plus({ hours: 1 }),
    today: () => now.plus({ days: 1 }).startOf('day'),
    tomorrow: () => now.plus({ days: 2 }).startOf('day'),
    week: () => now.plus({ days: 7 }),
    moment: () => DateTime.fromISO(moment, { zone }),
  }[until]()
  return end.isValid ? (end.toISO({ suppressMilliseconds: true }) ?? undefined) : undefined
}
