import { z } from 'zod'
import { calendar } from '@/lib/flow/calendar'
import { internalRoute, refusal } from '@/lib/internal-route'
import { calendarUsers } from '@/lib/store/calendar-users'
import { deleteCalendar, getCalendar, saveCalendar } from '@/lib/store/calendars'

type Params = { name: string }

const save = z.strictObject({
  /** When what was edited was written; nothing for a new calendar. */
  base: z.string().nullable(),
  calendar: calendar.omit({ override: true }),
})

const named = z.string().trim().min(1).max(80)

/** Saves a calendar over the one that it was made from. An override that holds goes on holding. */
export const PUT = internalRoute<Params>('publisher', async ({ params, body, server: { db } }) => {
  const name = named.safeParse(params.name)
  if (!name.success) return refusal(400, 'Give the calendar a name of at most 80 characters.')
  const asked = save.safeParse(body)
  if (!asked.success) return refusal(422, 'These are no hours that can be kept.')
  const standing = await getCalendar(db, name.data)
  const { override } = standing?.calendar ?? {}
  const value = { ...asked.data.calendar, ...(override && { override }) }
  const saved = await saveCalendar(db, name.data, value, asked.data.base)
  if (saved.ok) return Response.json({ name: name.data, updatedAt: saved.updatedAt })
  return asked.data.base === null
    ? refusal(409, `There is a calendar “${name.data}” already. Choose another name.`)
    : refusal(
        409,
        'Somebody else has changed these hours. Load the page again to see theirs; yours are not saved.',
      )
})

/** Removes a calendar that no flow asks. */
export const DELETE = internalRoute<Params>('publisher', async ({ params: { name }, server: { db } }) => {
  const users = (await calendarUsers(db)).get(name) ?? []
  if (users.length > 0)
    return refusal(409, `${users.map((flow) => `“${flow.name}”`).join(', ')} would have no hours then.`)
  return (await deleteCalendar(db, name))
    ? Response.json({ name })
    : refusal(404, 'This calendar is not there any more.')
})
