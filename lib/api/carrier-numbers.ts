import { createRoute, z } from '@hono/zod-openapi'
import { compareNumbers, plannedChange, settleNumber } from '@/lib/remote/numbers'
import { getNumber } from '@/lib/store/numbers'
import { atCarrier } from './at-carrier'
import type { Routes } from './deps'
import { numberRecord, shown } from './numbers'
import { notFound, objections } from './problems'
import { answeredBy, CARRIER_CODES, carrierProblem, plannedChange as change } from './remote'
import { anyNumber, e164 } from './schemas'
import { takes } from './takes'

const held = z
  .object({
    e164,
    country: z.string(),
    type: z.string(),
    features: z.array(z.string()),
    answeredBy,
    // A union: `nullable` of what has a name of its own is described as an object that is never null.
    number: z.union([numberRecord, z.null()]),
  })
  .openapi('HeldNumber', {
    description: 'A number of the account; `number` is null when it was not added here',
  })

const compare = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/carriers/{carrier}/numbers',
  summary: 'The numbers that the account at a carrier holds, each beside what is said of it here',
  request: { params: atCarrier },
  responses: {
    200: {
      description: 'As they are at the carrier now; what is seen is kept with each number as `remote`',
      content: {
        'application/json': {
          schema: z.object({
            held: z.array(held),
            missing: z.array(numberRecord).openapi({
              description: 'Said to be at the carrier, but not among those that the account holds',
            }),
          }),
        },
      },
    },
    ...objections(...CARRIER_CODES),
  },
})

const plan = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/numbers/{e164}/link',
  summary: 'What would change at the carrier so that it agrees with what is said here',
  request: { params: z.object({ e164: anyNumber }) },
  responses: {
    200: {
      description: 'Nothing is changed',
      content: { 'application/json': { schema: z.object({ changes: z.array(change) }) } },
    },
    ...objections('not-found', ...CARRIER_CODES),
  },
})

const settle = createRoute({
  ...takes('publisher'),
  method: 'post',
  path: '/numbers/{e164}/link',
  summary: 'Let the carrier agree with what is said here: link the number, or unlink it',
  description: 'A number that a flow answers is linked; another one is unlinked. Also the way to try again.',
  request: { params: z.object({ e164: anyNumber }) },
  responses: {
    200: {
      description: '`remote` says what came of it',
      content: { 'application/json': { schema: numberRecord } },
    },
    ...objections('not-found'),
  },
})

/** The numbers at a carrier, and how they agree with ours. */
export const carrierNumberRoutes: Routes = (api, deps) => {
  api.openapi(compare, async (c) => {
    const compared = await compareNumbers(deps, c.req.valid('param').carrier)
    if (!compared.ok) return carrierProblem(c, compared)
    const { held, missing } = compared.value
    const all = held.map(({ here, ...number }) => ({ ...number, number: here && shown(here) }))
    return c.json({ held: all, missing: missing.map(shown) }, 200)
  })

  api.openapi(plan, async (c) => {
    const number = await getNumber(deps.db, c.req.valid('param').e164)
    if (!number) return notFound(c)
    const planned = await plannedChange(deps, number, number.flowId)
    return planned.ok ? c.json({ changes: planned.value }, 200) : carrierProblem(c, planned)
  })

  api.openapi(settle, async (c) => {
    const number = await getNumber(deps.db, c.req.valid('param').e164)
    if (!number) return notFound(c)
    return c.json(shown({ ...number, remote: await settleNumber(deps, number.e164) }), 200)
  })
}
