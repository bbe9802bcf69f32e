import { z } from 'zod'
import { preferences } from '@/components/profile/preferences'
import { name } from '@/components/sign-in/fields'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { changeProfile } from '@/lib/store/people'

const asked = z.strictObject({ name, preferences })

/** One’s name, and how times are written for one. Edits that were made under another name are told under this one from now on. */
export const PUT = internalRoute('viewer', async ({ body, server: { db } }) => {
  const read = asked.safeParse(body)
  if (!read.success) return refusal(422, misfit(read.error, 'Write your name, and choose a time zone.'))
  await changeProfile(db, { name: read.data.name, preferences: JSON.stringify(read.data.preferences) })
  return Response.json({})
})
