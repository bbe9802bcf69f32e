import { internalRoute, refusal } from '@/lib/internal-route'
import { removeNumber } from '@/lib/store/numbers'

/** Forgets a number that no call needs. */
export const DELETE = internalRoute<{ e164: string }>(
  'publisher',
  async ({ params: { e164 }, server: { db } }) => {
    const removed = await removeNumber(db, e164)
    return removed.ok
      ? Response.json({ e164 })
      : refusal(removed.reason === 'not-found' ? 404 : 409, WORDS[removed.reason])
  },
)

const WORDS = {
  'not-found': 'This number is not there any more.',
  assigned: 'A flow answers this number. Take it off first.',
  'in-call': 'Somebody is on a call with this number. Remove it when they have hung up.',
}
