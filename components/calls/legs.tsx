import type { CallLeg } from '@/lib/store/fold-legs'
import type { Formats } from '../format/formats'
import { lasted } from '../format/lasted'
import { phone } from '../format/phone'
import { LEG_WORDS } from './words'

/** The parties that a call dialled: when their phones rang, whether they answered, how long they spoke, and what it cost. */
export const Legs = ({
  legs,
  timeZone,
  formats,
}: {
  legs: CallLeg[]
  timeZone: string
  formats: Formats
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
  <div tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
    <table className="w-full whitespace-nowrap text-sm">
      <thead>
        <tr className="text-left text-quiet text-xs *:px-4 *:pt-2 *:pb-1 *:font-normal">
          <th scope="col">Who</th>
          <th scope="col">Rang</th>
          <th scope="col">Answered</th>
          <th scope="col">How it ended</th>
          <th scope="col" className="text-right">
            Lasted
          </th>
          <th scope="col" className="text-right">
            Price
          </th>
        </tr>
      </thead>
      <tbody>
        {legs.map((leg) => (
          <tr key={leg.legId} className="h-10 border-line border-t *:px-4">
            <th scope="row" className="text-left font-medium">
              {leg.address ? phone(leg.address) : 'Unknown'}
            </th>
            <td>
              <At time={leg.startedAt} timeZone={timeZone} formats={formats} />
              {rang(leg) && <span className="text-quiet"> for {rang(leg)}</span>}
            </td>
            <td>
              <At time={leg.answeredAt} timeZone={timeZone} formats={formats} />
            </td>
            <td>
              {leg.endedAt === null && leg.answeredAt !== null
                ? 'Goes on'
                : (LEG_WORDS.callee[leg.state]?.[0] ?? leg.state)}
              {leg.detail && <span className="text-quiet"> · {leg.detail}</span>}
            </td>
            <td className="text-right">
              {leg.answeredAt !== null && leg.durationSeconds !== null ? lasted(leg.durationSeconds) : '–'}
            </td>
            <td className="text-right">
              {leg.priceTotal !== null && leg.currency !== null
                ? formats.price({ total: leg.priceTotal, currency: leg.currency })
                : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const At = ({
  time,
  timeZone,
  formats: { inFull, clock },
}: {
  time: string | null
  timeZone: string
  formats: Formats
}) =>
  time === null ? (
    '–'
  ) : (
    <time dateTime={time} title={inFull(time, timeZone)}>
      {clock(time, timeZone)}
    </time>
  )

/** Until somebody answered, or it was given up. */
function rang({ startedAt, answeredAt, endedAt }: CallLeg): string | undefined {
  const until = answeredAt ?? endedAt
  const milliseconds = startedAt && until ? Date.parse(until) - Date.parse(startedAt) : -1
  return milliseconds < 0 ? undefined : lasted(milliseconds / 1_000)
}
