import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { useFormats } from '../format/use-formats'
import { Button, IconButton } from '../ui/button'
import { inputLook } from '../ui/field'
import { Panel } from '../ui/panel'
import { type EditedDay, type Faults, newDay } from './edited-calendar'
import { Ranges } from './ranges'

/** Days that are not like their weekday: closed, or open for a part. They win over public holidays. */
export function DaysPanel({
  days,
  today,
  faults,
  onChange,
}: {
  days: EditedDay[]
  /** In the time zone of the calendar: `2026-03-03`. */
  today: string
  faults: Faults
  onChange: (days: EditedDay[]) => void
}) {
  const formats = useFormats()
  const list = useRef<HTMLUListElement>(null)
  const change = (key: string, changed: Partial<EditedDay>) =>
    onChange(days.map((day) => (day.key === key ? { ...day, ...changed } : day)))
  const past = days.filter(({ date }) => date !== '' && date < today)
  return (
    <Panel
      id="days"
      title="Days by hand"
      aside={
        <span className="-mr-2 flex flex-wrap">
          {past.length > 0 && (
            <Button look="quiet" onClick={() => onChange(days.filter((day) => !past.includes(day)))}>
              Remove {past.length} past
            </Button>
          )}
          <Button
            look="quiet"
            onClick={() => {
              onChange([...days, newDay('')])
              // Painted first, then focused.
              setTimeout(
                () => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
                0,
              )
            }}
          >
            <Plus size={14} aria-hidden />
            Add a day
          </Button>
        </span>
      }
    >
      {days.length === 0 ? (
        <p className="p-4 text-quiet text-sm">
          Christmas Eve until noon, a day for stocktaking: days that are not like the others. They win over
          public holidays.
        </p>
      ) : (
        <ul ref={list}>
          {days.map((day) => {
            const called = day.date === '' ? 'the new day' : day.name || formats.date(day.date)
            return (
              <li
                key={day.key}
                className={`grid grid-cols-[9rem_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1.5 border-line border-t px-4 py-2 first:border-t-0 ${past.includes(day) ? 'opacity-70' : ''}`}
              >
                <input
                  type="date"
                  aria-label={`Date of ${called}`}
                  aria-invalid={faults[day.key] !== undefined}
                  value={day.date}
                  onChange={(event) => change(day.key, { date: event.target.value })}
                  className={inputLook}
                />
                <input
                  aria-label={`Name of ${called}`}
                  value={day.name}
                  maxLength={80}
                  placeholder="What for"
                  onChange={(event) => change(day.key, { name: event.target.value })}
                  className={inputLook}
                />
                <IconButton
                  label={`Remove ${called}`}
                  onClick={() => onChange(days.filter(({ key }) => key !== day.key))}
                >
                  <X size={14} aria-hidden />
                </IconButton>
                <div className="col-span-3">
                  <Ranges
                    day={called}
                    ranges={day.open}
                    faults={faults}
                    onChange={(open) => change(day.key, { open })}
                  />
                </div>
                {faults[day.key] && (
                  <p role="alert" className="col-span-3 text-bad text-xs">
                    {faults[day.key]}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
