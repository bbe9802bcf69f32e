import { WEEKDAYS } from '@/lib/flow/calendar'
import type { CalendarDay } from '@/lib/flow/calendar-days'
import { useFormats } from '../format/use-formats'
import { Panel } from '../ui/panel'
import { shortTime } from './time-text'
import { WEEKDAY_WORDS } from './words'

const LOOKS = {
  open: 'bg-good/12 text-good',
  closed: 'bg-hover text-quiet',
  holiday: 'bg-warn/15 text-warn',
} as const

/**
 * The days to come, week by week, as calls will meet them: coloured, and in words.
 *
 * @param isHeld something is to be corrected first, so these are the days as they were before
 */
export function Preview({ days, isHeld }: { days: CalendarDay[]; isHeld: boolean }) {
  const counts = { open: 0, closed: 0, holiday: 0 }
  for (const { state } of days) counts[state] += 1
  return (
    <Panel
      id="preview"
      title={`The next ${days.length} days`}
      aside={
        isHeld
          ? 'As before your last change: correct it first'
          : `${counts.open} open, ${counts.closed} closed, ${counts.holiday} on holiday`
      }
    >
      <table
        aria-labelledby="preview"
        className="w-full table-fixed border-separate border-spacing-0.5 p-2 text-xs"
      >
        <thead>
          <tr className="text-quiet">
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" className="py-1 font-normal">
                <abbr title={WEEKDAY_WORDS[day]} className="no-underline">
                  {WEEKDAY_WORDS[day].slice(0, 3)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((day, at) =>
                day ? <Day key={day.date} day={day} isToday={day === days[0]} /> : <td key={WEEKDAYS[at]} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Day({
  day: { date, state, open, name, isOverridden },
  isToday,
}: {
  day: CalendarDay
  isToday: boolean
}) {
  const formats = useFormats()
  const number = Number(date.slice(8))
  const isFirst = number === 1
  const words = open.map(({ from, to }) =>
    from === '00:00' && to === '24:00' ? 'all day' : `${shortTime(from)}–${shortTime(to)}`,
  )
  const told = state === 'open' ? words.join(', ') : state === 'holiday' ? 'Holiday' : 'Closed'
  return (
    <td
      title={[formats.date(date), name, isOverridden && 'changed by hand', told].filter(Boolean).join(' · ')}
      aria-current={isToday ? 'date' : undefined}
      className={`h-11 overflow-hidden rounded-sm px-1 py-0.5 align-top aria-[current]:outline-2 aria-[current]:outline-accent aria-[current]:-outline-offset-2 max-md:px-0.5 ${LOOKS[state]}`}
    >
      <time dateTime={date} className="flex justify-between gap-1 text-text">
        <span className={isFirst ? 'font-semibold' : ''}>
          {isFirst ? formats.dayOfYear(date, 'utc', 'short') : number}
        </span>
        {isOverridden && <span className="font-medium text-accent">by hand</span>}
      </time>
      <span className="block leading-tight max-md:text-[10px] max-md:tracking-tighter">
        {state === 'open' && <span className="sr-only">Open </span>}
        {state === 'open'
          ? words.map((word) => (
              <span key={word} className="block whitespace-nowrap">
                {word}
              </span>
            ))
          : told}
        {name && <span className="sr-only"> {name}</span>}
      </span>
    </td>
  )
}

/** Weeks from Monday to Sunday; days outside of what is known stay empty. */
function weeksOf(days: CalendarDay[]): { key: string; cells: (CalendarDay | undefined)[] }[] {
  const [first] = days
  if (!first) return []
  const before = WEEKDAYS.indexOf(first.weekday)
  const cells = [...Array.from({ length: before }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
    const its = Array.from({ length: 7 }, (_, at) => cells[week * 7 + at])
    return { key: its.find(Boolean)?.date ?? String(week), cells: its }
  })
}
