import { internalRoute, refusal } from '@/lib/internal-route'
import { plannedChange, settleNumber } from '@/lib/remote/numbers'
import { answered } from '@/lib/remote/page-route'
import { remoteDeps } from '@/lib/server'
import { getNumber } from '@/lib/store/numbers'

type Params = { e164: string }

/**
 * What would change at the carrier so that it agrees with what is said here; with `?flow=ID` when that flow is given to the
 * number, with `?flow=` when it is taken off its flow.
 */
export const GET = internalRoute<Params>('viewer', async ({ params, request, server }) => {
  const number = await getNumber(server.db, params.e164)
  if (!number) return refusal(404, 'There is no such number here.')
  const asked = new URL(request.url).searchParams.get('flow')
  const flow = asked === null ? number.flowId : asked || null
  return answered(await plannedChange(remoteDeps(server), number, flow))
})

/** Lets the carrier agree with what is said here. */
export const POST = internalRoute<Params>('publisher', async ({ params, server }) => {
  if (!(await getNumber(server.db, params.e164))) return refusal(404, 'There is no such number here.')
  const remote = await settleNumber(remoteDeps(server), params.e164)
  return remote?.state === 'failed'
    ? refusal(502, remote.why || 'The carrier did not do it. Try again.', { remote })
    : Response.json({ remote })
})
