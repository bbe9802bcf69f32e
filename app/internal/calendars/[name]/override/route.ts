import { calendar } from '@/lib/flow/calendar'
import { internalRoute, refusal } from '@/lib/internal-route'
import { getCalendar, saveCalendar } from '@/lib/store/calendars'

const override = calendar.shape.override.unwrap().nullable()

/** Somebody else may save at the same moment; then it is tried again on top of theirs. */
const TRIES = 5

/**
 * Opens or closes by hand from now until a moment, or ends that (`null`). Only the override changes, whatever else somebody
 * has changed meanwhile.
 *
 * @returns when it was written, and when what stood before it was
 */
export const PUT = internalRoute<{ name: string }>(
  'publisher',
  async ({ params: { name }, body, server: { db } }) => {
    const asked = override.safeParse(body)
    if (!asked.success) return refusal(422, 'Say what it should be, and until when.')
    if (asked.data && Date.parse(asked.data.until) <= Date.now())
      return refusal(422, 'That moment is over already. Choose a later one.')
    for (let tried = 0; tried < TRIES; tried += 1) {
      const standing = await getCalendar(db, name)
      if (!standing) return refusal(404, 'This calendar is not there any more.')
      const { override: _, ...rest } = standing.calendar
      const value = { ...rest, ...(asked.data && { override: asked.data }) }
      const saved = await saveCalendar(db, name, value, standing.updatedAt)
      if (saved.ok) return Response.json({ updatedAt: saved.updatedAt, before: standing.updatedAt })
    }
    return refusal(409, 'Others are changing this calendar just now. Try again.')
  },
)
