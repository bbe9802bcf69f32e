import { z } from 'zod'
import { linkTroubleOf } from '@/components/numbers/link-trouble'
import { warningsOf } from '@/components/numbers/warnings'
import { internalRoute, refusal } from '@/lib/internal-route'
import { settleNumber } from '@/lib/remote/numbers'
import { remoteDeps } from '@/lib/server'
import { assignNumber } from '@/lib/store/numbers'

const asked = z.strictObject({
  flow: z.string().min(1).max(64).nullable(),
  /** The version that always answers; nothing for whichever is live. */
  version: z.int().min(1).max(1e9).nullable(),
})

/**
 * Says which flow answers a number from the next call on, here and at its carrier. Tells what the carrier cannot do of it, and why
 * calls do not come here where they do not.
 */
export const PUT = internalRoute<{ e164: string }>(
  'publisher',
  async ({ params: { e164 }, body, server }) => {
    const { db } = server
    const wanted = asked.safeParse(body)
    if (!wanted.success) return refusal(400, 'Say which flow is to answer.')
    const { flow, version } = wanted.data
    const assigned = await assignNumber(db, e164, { flow, ...(flow && version && { version }) })
    if (!assigned.ok) return refusal(404, WORDS[assigned.reason])
    const [warnings, remote] = await Promise.all([
      warningsOf(db, assigned.number),
      settleNumber(remoteDeps(server), e164),
    ])
    return Response.json({ warnings, linkTrouble: linkTroubleOf(remote) })
  },
)

const WORDS = {
  'not-found': 'This number is not there any more.',
  'flow-not-found': 'This flow is not there any more. Choose another one.',
  'version-not-found': 'The flow has no such version. Choose another one.',
}
