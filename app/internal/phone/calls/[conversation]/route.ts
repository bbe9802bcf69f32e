import { pathOf } from '@/components/phone/path'
import { SANDBOX } from '@/lib/carriers/test-line'
import { internalRoute } from '@/lib/internal-route'
import { callIdOf } from '@/lib/store/call-id'
import { logOfCall } from '@/lib/store/call-log'
import { getVersion } from '@/lib/store/versions'

/** Where a call of the test phone has been, read off the log: each webhook stands there before it is answered. */
export const GET = internalRoute<{ conversation: string }>(
  'viewer',
  async ({ params: { conversation }, server: { db } }) => {
    const callId = callIdOf(SANDBOX, conversation)
    const path = pathOf(await logOfCall(db, callId))
    const ids = [...new Set(path.steps.map(({ version }) => version))]
    const versions = await Promise.all(ids.map((id) => getVersion(db, id)))
    const flows = Object.fromEntries(versions.flatMap((one) => (one ? [[one.id, one.flowId]] : [])))
    return Response.json({ callId, ...path, flows })
  },
)
