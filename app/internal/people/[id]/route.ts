import { z } from 'zod'
import { ROLES } from '@/lib/access/roles'
import { internalRoute, refusal } from '@/lib/internal-route'
import { changeRole, removePerson, setDisabled } from '@/lib/store/people'

const asked = z.union([z.strictObject({ role: z.enum(ROLES) }), z.strictObject({ isDisabled: z.boolean() })])

const WORDS = {
  'not-found': 'This person is not here any more.',
  'last-owner': 'That is the last owner: nobody could let people in. Make somebody else an owner first.',
}

const answered = (done: Awaited<ReturnType<typeof removePerson>>): Response =>
  done.ok ? Response.json({}) : refusal(done.reason === 'not-found' ? 404 : 409, WORDS[done.reason])

/** Gives somebody another role, or locks them out and lets them in again. */
export const PUT = internalRoute<{ id: string }>(
  'owner',
  async ({ params: { id }, body, server: { db } }) => {
    const read = asked.safeParse(body)
    if (!read.success) return refusal(400, `Say one of ${ROLES.join(', ')}, or whether they are locked out.`)
    return answered(
      'role' in read.data
        ? await changeRole(db, id, read.data.role)
        : await setDisabled(db, id, read.data.isDisabled),
    )
  },
)

/** Removes somebody. */
export const DELETE = internalRoute<{ id: string }>('owner', async ({ params: { id }, server: { db } }) =>
  answered(await removePerson(db, id)),
)
