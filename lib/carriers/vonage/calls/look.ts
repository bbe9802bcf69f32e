import { z } from 'zod'
import type { Calls } from '../../carrier'
import { ask } from './client'

/** States in which a call is over (https://developer.vonage.com/en/api/voice: `GET /v1/calls/{uuid}`). */
const OVER = ['completed', 'busy', 'cancelled', 'failed', 'rejected', 'timeout', 'unanswered']
const CURRENCY = 'EUR'

/** Vonage writes numbers as texts, and times without a zone: UTC. */
const amount = z.coerce.number().nonnegative().optional().catch(undefined)
const moment = z
  .string()
  .nullish()
  .transform((text) => {
    if (!text) return undefined
    const at = Date.parse(/Z$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`)
    return Number.isNaN(at) ? undefined : new Date(at).toISOString()
  })

const record = z.object({
  status: z.string(),
  price: amount,
  duration: amount,
  startTime: moment,
  endTime: moment,
})

/** Asks for the record of a call. */
export const look: NonNullable<Calls['look']> = async (access, { legId, regionUrl }) => {
  const asked = await ask(access, regionUrl, (voice) => voice.getCall(encodeURIComponent(legId)))
  if (!asked.ok) {
    const { reason, detail } = asked
    return { ok: false, reason, ...(detail && { detail }) }
  }
  const read = record.safeParse(asked.result)
  if (!read.success) return { ok: false, reason: 'bad-answer' }
  const { status, price, duration, startTime, endTime } = read.data
  if (!OVER.includes(status)) return { ok: true, isOver: false }
  return {
    ok: true,
    isOver: true,
    told: {
      ...(startTime && { startedAt: startTime }),
      ...(endTime && { endedAt: endTime }),
      ...(duration !== undefined && { durationSeconds: duration }),
      ...(price !== undefined && { price: { total: price, currency: CURRENCY } }),
    },
  }
}
