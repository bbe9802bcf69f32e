import type { Formats } from '../format/formats'
import { useFormats } from '../format/use-formats'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Busiest hours: a table in which fuller cells are darker, with each number in its cell. */
export function HeatMap({ hours }: { hours: number[][] }) {
  const formats = useFormats()
  const most = Math.max(1, ...hours.flat())
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
    <section aria-label="Calls by weekday and hour" tabIndex={0} className="relative overflow-x-auto p-3">
      <table className="w-full min-w-[860px] table-fixed border-separate border-spacing-0.5 text-center text-xs">
        <caption className="sr-only">How many calls began in each hour of each weekday</caption>
        <thead>
          <tr>
            <th scope="col" className="w-10">
              <span className="sr-only">Weekday</span>
            </th>
            {hours[0]?.map((_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
              <th key={hour} scope="col" className="font-normal text-quiet">
                {String(hour).padStart(2, '0')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((row, weekday) => (
            <tr key={WEEKDAYS[weekday]}>
              <th scope="row" className="text-left font-normal text-quiet">
                {WEEKDAYS[weekday]}
              </th>
              {row.map((calls, hour) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
                  key={hour}
                  title={`${WEEKDAYS[weekday]} ${String(hour).padStart(2, '0')}:00, ${formats.count(calls)} calls`}
                  style={{
                    background: `color-mix(in oklab, var(--color-accent) ${Math.round((calls / most) * 45)}%, var(--color-hover))`,
                  }}
                  className="h-7 rounded-[3px]"
                >
                  {calls > 0 ? short(calls, formats) : <span className="sr-only">0</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Fits a cell: `980`, `1.2k`. */
const short = (calls: number, { decimal }: Formats): string =>
  calls < 1_000 ? String(calls) : `${decimal(calls / 1_000, 1)}k`
