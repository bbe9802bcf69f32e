import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RemoteFailure } from '@/lib/carriers/account'
import { problem } from './problems'
import { time } from './schemas'

/** What a route that asks a carrier can object to. */
export const CARRIER_CODES = ['carrier-not-set-up', 'carrier-failed'] as const

/** What a carrier did not do, in the words that say what to do about it. */
export const carrierProblem = (c: Context, { reason, message }: RemoteFailure) =>
  reason === 'not-set' ? problem(c, 'carrier-not-set-up', message) : problem(c, 'carrier-failed', message)

export const answeredBy = z
  .union([
    z.object({ by: z.literal('application'), id: z.string() }),
    z.object({ by: z.enum(['sip', 'phone', 'other']), address: z.string() }),
    z.object({ by: z.literal('nothing') }),
  ])
  .openapi('AnsweredBy')

/** Where a number was last seen to answer at its carrier. */
export const numberRemote = z
  .object({
    state: z.enum(['linked', 'unlinked', 'differs', 'failed']),
    why: z.string().optional(),
    answeredBy: answeredBy.optional(),
    checkedAt: time,
  })
  .openapi('NumberRemote', {
    description:
      'What was last seen of the number at its carrier: `differs` when here and there do not agree, `failed` when the carrier did not do what was asked; `why` says more. Null while it was never asked.',
  })

export const plannedChange = z
  .object({ what: z.string(), now: z.string().nullable(), will: z.string().nullable() })
  .openapi('PlannedChange')
