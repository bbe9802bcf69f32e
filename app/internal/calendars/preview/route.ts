import { calendar } from '@/lib/flow/calendar'
import { calendarDays } from '@/lib/flow/calendar-days'
import { internalRoute, refusal } from '@/lib/internal-route'

const DAYS = 90

/** What hours that are being edited would say of the next days. Changes nothing. */
export const POST = internalRoute('viewer', async ({ body }) => {
  const asked = calendar.safeParse(body)
  if (!asked.success) return refusal(422, 'These are no hours that can be kept.')
  return Response.json({ days: calendarDays(asked.data, new Date(), DAYS) })
})
