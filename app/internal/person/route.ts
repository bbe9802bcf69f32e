import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { MAX_NAME, newGuest, personCookie, plainName, SOMEBODY } from '@/lib/person'
import { renamePerson } from '@/lib/store/draft-authors'

const said = z.object({
  name: z.string().trim().max(MAX_NAME).transform(plainName).pipe(z.string().min(1)),
})

/** Somebody says their name. Edits that they made under another one are told under this one from now on. */
export const PUT = internalRoute<object>('viewer', async ({ body, person, server: { db } }) => {
  const asked = said.safeParse(body)
  if (!asked.success) return refusal(400, `Give a name of at most ${MAX_NAME} letters.`)
  const { id } = person.id === SOMEBODY.id ? newGuest() : person
  const named = { id, name: asked.data.name }
  await renamePerson(db, named)
  return Response.json(named, { headers: { 'set-cookie': personCookie(named) } })
})
