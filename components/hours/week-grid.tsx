import { WEEKDAYS } from '@/lib/flow/calendar'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { copied, type EditedCalendar, type Faults } from './edited-calendar'
import { Ranges } from './ranges'
import { timeText } from './time-text'
import { WEEKDAY_WORDS } from './words'

type Week = EditedCalendar['week']

/** When it is open on each day of the week, in figures and as a bar of the day. */
export const WeekGrid = ({
  week,
  faults,
  onChange,
}: {
  week: Week
  faults: Faults
  onChange: (week: Week) => void
}) => (
  <Panel
    id="week"
    title="Week"
    aside={
      <Button
        look="quiet"
        className="-mr-2"
        onClick={() => {
          const [tue, wed, thu, fri] = Array.from({ length: 4 }, () => copied(week.mon)) as [
            Week['tue'],
            Week['wed'],
            Week['thu'],
            Week['fri'],
          ] // as many as are named
          onChange({ ...week, tue, wed, thu, fri })
        }}
      >
        Copy Monday to weekdays
      </Button>
    }
  >
    <ul>
      {WEEKDAYS.map((day) => (
        <li
          key={day}
          className="grid items-center gap-x-3 gap-y-1 border-line border-t px-4 py-1.5 first:border-t-0 md:grid-cols-[5.5rem_minmax(0,1fr)_5rem]"
        >
          <span className="font-medium text-sm">{WEEKDAY_WORDS[day]}</span>
          <Ranges
            day={WEEKDAY_WORDS[day]}
            ranges={week[day]}
            faults={faults}
            onChange={(ranges) => onChange({ ...week, [day]: ranges })}
          />
          <Bar ranges={week[day]} />
        </li>
      ))}
    </ul>
  </Panel>
)

/** The day from midnight to midnight with its open hours lit; noon has a mark. */
const Bar = ({ ranges }: { ranges: Week['mon'] }) => (
  <svg
    viewBox="0 0 1440 100"
    preserveAspectRatio="none"
    aria-hidden="true"
    className="h-2 w-full overflow-hidden rounded-full max-md:hidden"
  >
    <rect width="1440" height="100" className="fill-line" />
    {ranges.map(({ key, from, to }) => {
      const [begin, end] = [minutes(from), minutes(to)]
      if (begin === undefined || end === undefined || end <= begin) return null
      return <rect key={key} x={begin} width={end - begin} height="100" className="fill-good" />
    })}
    <rect x="716" width="8" height="100" className="fill-panel" />
  </svg>
)

function minutes(typed: string): number | undefined {
  const time = timeText(typed)
  return time === undefined ? undefined : Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
