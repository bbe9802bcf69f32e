import type { CalendarDay } from '@/lib/flow/calendar-days'
import type { HolidayPlace } from '@/lib/flow/holiday-places'
import { useFormats } from '../format/use-formats'
import { Field, inputLook } from '../ui/field'
import { Panel } from '../ui/panel'
import type { EditedCalendar } from './edited-calendar'

type Place = EditedCalendar['holidays']

/** Whose public holidays are kept, and which of them come next. */
export function HolidaysPanel({
  place,
  places,
  days,
  onChange,
}: {
  place: Place
  places: HolidayPlace[]
  /** The days to come, as the calendar has them. */
  days: CalendarDay[]
  onChange: (place: Place) => void
}) {
  const formats = useFormats()
  const states = places.find(({ code }) => code === place.country)?.within ?? []
  const regions = states.find(({ code }) => code === place.state)?.within ?? []
  const coming = days.filter(({ state, name }) => state === 'holiday' && name).slice(0, 4)
  return (
    <Panel id="holidays" title="Public holidays">
      <div className="flex flex-wrap items-end gap-3 p-4">
        <Field label="Country" className="max-md:w-full">
          <Choice
            value={place.country}
            none="Keep no public holidays"
            places={places}
            choose={(country) => onChange({ country, state: '', region: '' })}
          />
        </Field>
        {states.length > 0 && (
          <Field label="State or part" className="max-md:w-full">
            <Choice
              value={place.state}
              none="The whole country"
              places={states}
              choose={(state) => onChange({ ...place, state, region: '' })}
            />
          </Field>
        )}
        {regions.length > 0 && (
          <Field label="Region" className="max-md:w-full">
            <Choice
              value={place.region}
              none="All of it"
              places={regions}
              choose={(region) => onChange({ ...place, region })}
            />
          </Field>
        )}
        {place.country && (
          <p className="w-full text-quiet text-sm">
            {coming.length === 0
              ? 'None in the next 90 days.'
              : `Next: ${coming.map(({ date, name }) => `${name}, ${formats.date(date)}`).join('; ')}.`}
          </p>
        )}
      </div>
    </Panel>
  )
}

const Choice = ({
  value,
  none,
  places,
  choose,
}: {
  value: string
  none: string
  places: HolidayPlace[]
  choose: (code: string) => void
}) => (
  <select
    value={value}
    onChange={(event) => choose(event.target.value)}
    className={`${inputLook} w-56 max-md:w-full`}
  >
    <option value="">{none}</option>
    {places.map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </select>
)
