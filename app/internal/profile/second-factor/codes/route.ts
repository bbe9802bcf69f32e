import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { tryFrom } from '@/lib/sign-in/limits'
import { codeOf } from '@/lib/sign-in/sign-in'
import { headersFor } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'
import { audit } from '@/lib/store/audit'

const asked = z.strictObject({ password: z.string().min(1).max(200) })

/** New recovery codes; the ones before work no more. */
export const POST = internalRoute(
  'viewer',
  async ({ body, request, signedIn, server: { auth, config, db } }) => {
    const wait = await tryFrom(db, `password:${signedIn.actor.id}`, undefined, {
      tries: 10,
      withinSeconds: 900,
    })
    if (wait) return waiting(wait.seconds)
    const read = asked.safeParse(body)
    if (!read.success) return refusal(422, 'Write your password.')
    try {
      const made = await auth.api.generateBackupCodes({
        body: read.data,
        headers: headersFor(request, config),
      })
      await audit(db, { action: 'second-factor.codes' })
      return Response.json({ codes: made.backupCodes })
    } catch (problem) {
      if (codeOf(problem) === undefined) throw problem
      return refusal(422, 'This is not your password.')
    }
  },
)
