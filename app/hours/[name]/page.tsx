import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageFormats } from '@/components/format/page-formats'
import { CalendarEditor } from '@/components/hours/calendar-editor'
import { timeZones } from '@/components/hours/time-zone-select'
import { nextWords } from '@/components/hours/words'
import { Gate } from '@/components/person/gate'
import { Refresh } from '@/components/ui/refresh'
import { calendarDays } from '@/lib/flow/calendar-days'
import { holidayPlaces } from '@/lib/flow/holiday-places'
import { calendarState, nextChange } from '@/lib/flow/hours'
import { localTime } from '@/lib/flow/local-time'
import { pageServer } from '@/lib/page-server'
import { calendarUsers } from '@/lib/store/calendar-users'
import { getCalendar } from '@/lib/store/calendars'

export const dynamic = 'force-dynamic'

const PREVIEW_DAYS = 90

type Props = PageProps<'/hours/[name]'>

/** Pages get the parts of their address as they are written in it. */
const nameIn = async ({ params }: Props): Promise<string> => decodeURIComponent((await params).name)

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${await nameIn(props)} · Hours` }
}

/** One calendar. */
export default async function CalendarPage(props: Props) {
  const { db } = await pageServer()
  const name = await nameIn(props)
  const found = await getCalendar(db, name)
  if (!found) notFound()
  const { calendar, updatedAt } = found
  const users = await calendarUsers(db)
  const now = new Date()
  const state = calendarState(calendar, now)
  return (
    <>
      <Refresh everySeconds={30} />
      <Gate takes="publisher" doing="Changing opening hours">
        <CalendarEditor
          key={name}
          name={name}
          calendar={calendar}
          updatedAt={updatedAt}
          state={state}
          next={nextWords(state, nextChange(calendar, now), calendar.timeZone, now, await pageFormats())}
          days={calendarDays(calendar, now, PREVIEW_DAYS)}
          today={localTime(now, calendar.timeZone).date}
          users={users.get(name) ?? []}
          places={holidayPlaces()}
          zones={timeZones()}
          now={now.toISOString()}
        />
      </Gate>
    </>
  )
}
