import type { Metadata } from 'next'
import Link from 'next/link'
import { pageFormats } from '@/components/format/page-formats'
import { NewCalendar } from '@/components/hours/new-calendar'
import { StateLamp } from '@/components/hours/state-lamp'
import { ahead, nextWords } from '@/components/hours/words'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Refresh } from '@/components/ui/refresh'
import { calendarState, nextChange } from '@/lib/flow/hours'
import { pageServer } from '@/lib/page-server'
import { calendarUsers } from '@/lib/store/calendar-users'
import { listCalendars } from '@/lib/store/calendars'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Hours' }

/** All calendars, and whether each is open just now. */
export default async function Hours() {
  const { db } = await pageServer()
  const [calendars, users] = await Promise.all([listCalendars(db), calendarUsers(db)])
  const now = new Date()
  const formats = await pageFormats()
  return (
    <>
      <Refresh everySeconds={20} />
      <PageHeader title="Hours">
        <NewCalendar />
      </PageHeader>
      <div className="rounded-panel border border-line bg-panel">
        {calendars.length === 0 ? (
          <Empty title="No calendars yet">
            A calendar says when you are open. Flows ask it by its name, and a change takes effect on the very
            next call, without publishing. Make one with the button above.
          </Empty>
        ) : (
          <table className="w-full text-sm">
            <thead className="max-md:sr-only">
              <tr className="text-left text-quiet text-xs *:px-4 *:pt-2 *:pb-1 *:font-normal">
                <th>Name</th>
                <th>Now</th>
                <th>By hand</th>
                <th>Used by</th>
                <th>Time zone</th>
              </tr>
            </thead>
            <tbody>
              {calendars.map(({ name, calendar }) => {
                const { override, timeZone } = calendar
                const state = calendarState(calendar, now)
                const isByHand = override !== undefined && Date.parse(override.until) > now.getTime()
                const using = users.get(name) ?? []
                return (
                  <tr
                    key={name}
                    className="relative border-line border-t hover:bg-hover max-md:grid max-md:gap-0.5 max-md:px-4 max-md:py-2.5 max-md:first:border-t-0 md:h-10 md:*:px-4"
                  >
                    <td>
                      <Link
                        data-row
                        href={`/hours/${encodeURIComponent(name)}`}
                        className="break-words font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px]"
                      >
                        {name}
                      </Link>
                    </td>
                    <td>
                      <StateLamp state={state} />{' '}
                      <span className="text-quiet">
                        · {nextWords(state, nextChange(calendar, now), timeZone, now, formats)}
                      </span>
                    </td>
                    <td className={isByHand ? '' : 'max-md:hidden'}>
                      {isByHand ? (
                        <>
                          until {ahead(new Date(override.until), timeZone, now, formats)}
                          {override.note && <span className="text-quiet"> · {override.note}</span>}
                        </>
                      ) : (
                        <span className="text-quiet">–</span>
                      )}
                    </td>
                    <td className="max-md:text-quiet">
                      {using.length === 0 ? (
                        <span className="text-quiet">no flow yet</span>
                      ) : (
                        <span title={using.map((flow) => flow.name).join('\n')}>
                          {using.length === 1 ? using[0]?.name : `${using.length} flows`}
                        </span>
                      )}
                    </td>
                    <td className="text-quiet max-md:hidden">{timeZone.replace(/_/g, ' ')}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}
