'use client'

import { CircleCheck, CircleDot, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { Calendar, CalendarState } from '@/lib/flow/calendar'
import type { CalendarDay } from '@/lib/flow/calendar-days'
import type { HolidayPlace } from '@/lib/flow/holiday-places'
import type { CalendarUser } from '@/lib/store/calendar-users'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { DaysPanel } from './days-panel'
import { calendarOf, type EditedCalendar, edited, faultsOf } from './edited-calendar'
import { HolidaysPanel } from './holidays-panel'
import { OverridePanel } from './override-panel'
import { Preview } from './preview'
import { StateLamp } from './state-lamp'
import { TimeZoneSelect } from './time-zone-select'
import { usePreview } from './use-preview'
import { WeekGrid } from './week-grid'

type Props = {
  name: string
  calendar: Calendar
  updatedAt: string
  /** As it stands: what it is now, what comes next in words, and the days to come. */
  state: CalendarState
  next: string
  days: CalendarDay[]
  today: string
  users: CalendarUser[]
  places: HolidayPlace[]
  zones: string[]
  /** ISO 8601: the moment that `state` and `next` are of. */
  now: string
}

type Saving = 'idle' | 'saving' | { trouble: string }

/** A calendar: hours of the week, holidays, days by hand, and what they come to. */
export function CalendarEditor({ name, calendar, updatedAt, users, places, zones, ...shown }: Props) {
  const router = useRouter()
  const [draft, setDraft] = useState<EditedCalendar>(() => edited(calendar))
  const [saved, setSaved] = useState({ text: JSON.stringify(withoutOverride(calendar)), base: updatedAt })
  const [saving, setSaving] = useState<Saving>('idle')
  const override = isOver(calendar.override, shown.now) ? undefined : calendar.override
  const faults = faultsOf(draft)
  const value = calendarOf(draft)
  const isChanged = JSON.stringify(value) !== saved.text
  const days = usePreview(value && { ...value, ...(override && { override }) }, shown.days)
  const change = (changed: Partial<EditedCalendar>) => setDraft((now) => ({ ...now, ...changed }))
  useLeaveGuard(isChanged)

  async function save() {
    if (!value || !isChanged || saving === 'saving') return
    setSaving('saving')
    const done = await send<{ updatedAt: string }>('PUT', `/internal/calendars/${encodeURIComponent(name)}`, {
      base: saved.base,
      calendar: value,
    })
    if (!done.ok) return setSaving({ trouble: done.message })
    setSaved({ text: JSON.stringify(value), base: done.data.updatedAt })
    setSaving('idle')
    router.refresh()
  }
  useSaveKey(save)

  async function remove() {
    if (!window.confirm(`Remove “${name}”? Its hours and days are gone then.`)) return
    const done = await send('DELETE', `/internal/calendars/${encodeURIComponent(name)}`)
    if (!done.ok) return setSaving({ trouble: done.message })
    setSaved({ ...saved, text: JSON.stringify(value) })
    router.push('/hours')
    router.refresh()
  }

  return (
    <>
      <PageHeader
        title={
          <>
            <Link href="/hours" className="font-normal text-quiet hover:text-text">
              Hours
            </Link>
            <span className="font-normal text-quiet" aria-hidden>
              {' / '}
            </span>
            {name}
          </>
        }
      >
        <div className="flex flex-wrap items-center gap-3 text-sm">
          <SavedState
            saving={saving}
            isChanged={isChanged}
            isWhole={value !== undefined}
            faults={Object.keys(faults).length}
          />
          <Button
            look="primary"
            onClick={save}
            disabled={!isChanged || value === undefined || saving === 'saving'}
          >
            Save hours
          </Button>
        </div>
      </PageHeader>
      <p className="-mt-2 mb-4 text-sm">
        <StateLamp state={shown.state} /> <span className="text-quiet">· {shown.next}</span>
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,34rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <OverridePanel
            name={name}
            override={override}
            timeZone={calendar.timeZone}
            now={new Date(shown.now)}
            onChanged={(written) => {
              // Only what was seen may be overwritten: somebody else may have saved in between.
              setSaved((now) => (now.base === written.before ? { ...now, base: written.updatedAt } : now))
              router.refresh()
            }}
          />
          <WeekGrid week={draft.week} faults={faults} onChange={(week) => change({ week })} />
          <Panel id="zone" title="Clock">
            <div className="p-4">
              <Field label="Time zone" help="All hours here are by the clock of this place.">
                <TimeZoneSelect
                  value={draft.timeZone}
                  zones={zones}
                  onChange={(timeZone) => change({ timeZone })}
                  className="w-56 max-md:w-full"
                />
              </Field>
            </div>
          </Panel>
          <HolidaysPanel
            place={draft.holidays}
            places={places}
            days={days}
            onChange={(holidays) => change({ holidays })}
          />
          <DaysPanel
            days={draft.days}
            today={shown.today}
            faults={faults}
            onChange={(days) => change({ days })}
          />
          <Users users={users} remove={remove} />
        </div>
        <div className="xl:sticky xl:top-5">
          <Preview days={days} isHeld={value === undefined} />
        </div>
      </div>
    </>
  )
}

const withoutOverride = ({ override: _, ...calendar }: Calendar) => calendarOf(edited(calendar))

const isOver = (override: Calendar['override'], now: string): boolean =>
  override !== undefined && Date.parse(override.until) <= Date.parse(now)

function SavedState({
  saving,
  isChanged,
  isWhole,
  faults,
}: {
  saving: Saving
  isChanged: boolean
  isWhole: boolean
  faults: number
}) {
  const [Icon, colour, words] =
    typeof saving === 'object'
      ? ([TriangleAlert, 'text-bad', saving.trouble] as const)
      : saving === 'saving'
        ? ([CircleDot, 'text-accent', 'Saving …'] as const)
        : !isWhole
          ? ([
              TriangleAlert,
              'text-warn',
              `${faults === 1 ? 'One entry' : `${faults} entries`} to correct`,
            ] as const)
          : isChanged
            ? ([CircleDot, 'text-accent', 'Not saved yet'] as const)
            : ([CircleCheck, 'text-good', 'Saved'] as const)
  return (
    <span role="status" className="inline-flex max-w-md items-center gap-1.5 text-quiet">
      <Icon size={14} aria-hidden className={`shrink-0 ${colour}`} />
      {words}
    </span>
  )
}

const Users = ({ users, remove }: { users: CalendarUser[]; remove: () => void }) => (
  <Panel id="users" title="Used by">
    {users.length > 0 ? (
      <ul className="py-1">
        {users.map(({ id, name, isLive }) => (
          <li key={id} className="px-4 py-1.5 text-sm">
            <Link href={`/flows/${id}`} className="font-medium hover:underline">
              {name}
            </Link>
            <span className="text-quiet"> · {isLive ? 'callers meet it' : 'in the draft only'}</span>
          </li>
        ))}
      </ul>
    ) : (
      <div className="flex flex-wrap items-center justify-between gap-3 p-4 text-sm">
        <p className="text-quiet">No flow asks this calendar yet. Choose it in a node “Opening hours”.</p>
        <Button onClick={remove}>Remove calendar</Button>
      </div>
    )}
  </Panel>
)

/** Ctrl-S or ⌘S saves. */
function useSaveKey(save: () => void) {
  const current = useRef(save)
  useEffect(() => {
    current.current = save
  })
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      current.current()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

/** Asks before what is not saved is left: by closing the page, or by a link to another. */
function useLeaveGuard(isChanged: boolean) {
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    function askAtLink(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || event.ctrlKey || event.metaKey || link.getAttribute('href')?.startsWith('#')) return
      if (window.confirm('These hours are not saved yet. Leave without saving?')) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', ask)
    document.addEventListener('click', askAtLink, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('click', askAtLink, { capture: true })
    }
  }, [isChanged])
}
