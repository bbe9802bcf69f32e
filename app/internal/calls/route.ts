import { z } from 'zod'
import { callMe, type Offers } from '@/components/call-me/wanted'
import { phone } from '@/components/format/phone'
import type { Placing } from '@/lib/calling/place'
import { callsBy, carrierTitles } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { listFlows } from '@/lib/store/flows'
import { listNumbers } from '@/lib/store/numbers'

/** The numbers that can ring somebody, and the flows that can speak to them. */
export const GET = internalRoute('viewer', async ({ server: { db } }) => {
  const [numbers, flows] = await Promise.all([listNumbers(db), listFlows(db)])
  const offers: Offers = {
    numbers: numbers
      .filter(({ carrier }) => Object.hasOwn(callsBy, carrier))
      .map(({ e164, carrier, flowId }) => ({
        e164,
        shown: phone(e164),
        carrier: carrierTitles[carrier] ?? carrier,
        isSandbox: isTestLine(carrier),
        flow: flowId,
      })),
    flows: flows.flatMap(({ id, name, liveVersion, archivedAt }) =>
      liveVersion && !archivedAt ? [{ id, name, version: liveVersion.number }] : [],
    ),
  }
  return Response.json(offers)
})

const asked = callMe.and(z.object({ key: z.string().min(8).max(100) }))

/** Rings whoever asks. The same key asks for the same call again. */
export const POST = internalRoute('publisher', async ({ body, server: { calling } }) => {
  const read = asked.safeParse(body)
  if (!read.success)
    return refusal(400, misfit(read.error, 'Say whom to call, from which number and with which flow.'))
  const { from, to, flow, key } = read.data
  const placed = await calling.place({ from, to, flow, idempotencyKey: `page:${key}` })
  return placed.ok ? Response.json(placed.call, { status: 201 }) : refusal(422, WORDS[placed.reason])
})

const WORDS: Record<Extract<Placing, { ok: false }>['reason'], string> = {
  'key-reused': 'This was asked for already, with other numbers. Close this and begin anew.',
  'number-not-found': 'The number to call from is not among yours any more.',
  'flow-not-found': 'This flow is not there any more.',
  'flow-not-published': 'Nobody can be called with a flow that was never published. Publish it first.',
  'not-set-up': 'The account of the carrier that this number is held at is not set up yet.',
  'too-many': 'Too many calls wait already. Nobody was rung; try again in a moment.',
}
