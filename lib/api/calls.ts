import { createRoute, z } from '@hono/zod-openapi'
import { phoneNumber } from '@/lib/flow/numbers'
import { logOfCall } from '@/lib/store/call-log'
import { priceOf } from '@/lib/store/call-price'
import { getCall, isCallCursor, listCalls } from '@/lib/store/calls'
import { isPlacedId } from '@/lib/store/placed-calls'
import { versionsOf } from '@/lib/store/ran-versions'
import { requestsOfCall } from '@/lib/store/sent-requests'
import {
  callDetail,
  callSummary,
  shownCall,
  shownLeg,
  shownLogRow,
  shownRequest,
  shownVisit,
} from './call-schemas'
import type { Routes } from './deps'
import { placedCall, shownPlaced } from './placed-calls'
import { notFound, objections } from './problems'

/** A party as it stands in the log: E.164 where it is a number, else what the carrier gave ("anonymous", a SIP address). */
const party = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((text) => phoneNumber(text) ?? text)
  .openapi({ type: 'string', example: '+44 20 7946 0018' })

const moment = z.iso
  .datetime({ offset: true, error: 'is no time; write it as 2026-03-14T09:00:00Z' })
  .transform((text) => new Date(text).toISOString())

const filters = z.strictObject({
  number: party.optional().openapi({ description: 'Which number was called' }),
  caller: party.optional(),
  flow: z.string().max(64).optional().openapi({ description: 'The id of the flow' }),
  version: z.string().max(64).optional().openapi({ description: 'The id of the version' }),
  carrier: z.string().max(40).optional(),
  state: z.enum(['in-progress', 'ended']).optional(),
  outcome: z.string().max(80).optional(),
  test: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({
      type: 'string',
      enum: ['true', 'false'],
      description: 'Calls of the sandbox only, or none of them',
    }),
  from: moment
    .optional()
    .openapi({ type: 'string', format: 'date-time', description: 'Begun then or later' }),
  to: moment.optional().openapi({ type: 'string', format: 'date-time', description: 'Begun before then' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  cursor: z
    .string()
    .max(500)
    .refine(isCallCursor, 'is none; take `next` of the page before')
    .optional()
    .openapi({ description: '`next` of the page before' }),
})

const list = createRoute({
  method: 'get',
  path: '/calls',
  summary: 'Calls, newest first',
  request: { query: filters },
  responses: {
    200: {
      description: 'One page',
      content: {
        'application/json': {
          schema: z.object({
            calls: z.array(callSummary),
            next: z
              .string()
              .nullable()
              .openapi({ description: 'The cursor of the next page; null on the last' }),
          }),
        },
      },
    },
    ...objections(),
  },
})

const show = createRoute({
  method: 'get',
  path: '/calls/{id}',
  summary:
    'One call with its legs, the nodes it passed, and its log; or how it stands with one that was placed',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: {
      description: 'The call; for the id of a placed one, how it stands with it',
      content: { 'application/json': { schema: z.union([callDetail, placedCall]) } },
    },
    ...objections('not-found'),
  },
})

/** What callers did. */
export const callRoutes: Routes = (api, { db, calling }) => {
  api.openapi(list, async (c) => {
    const { number, flow, version, test, cursor, ...rest } = c.req.valid('query')
    const page = await listCalls(
      db,
      { ...rest, called: number, flowId: flow, versionId: version, isTest: test },
      cursor,
    )
    return c.json({ calls: page.calls.map(shownCall), next: page.next }, 200)
  })

  api.openapi(show, async (c) => {
    const { id } = c.req.valid('param')
    if (isPlacedId(id)) {
      const placed = await calling.look(id)
      return placed ? c.json(shownPlaced(placed), 200) : notFound(c)
    }
    const call = await getCall(db, id)
    if (!call) return notFound(c)
    const [log, requests, versions] = await Promise.all([
      logOfCall(db, call.id),
      requestsOfCall(db, call.id),
      versionsOf(db, call),
    ])
    return c.json(
      {
        ...shownCall(call),
        prices: priceOf(call).total,
        logDeletedAt: call.logDeletedAt,
        versions: versions.map(({ id, flowId, number, document }) => ({
          id,
          flowId,
          number,
          flowName: document.name,
        })),
        legs: call.legs.map(shownLeg),
        visits: call.visits.map(shownVisit),
        log: log.map(shownLogRow),
        requests: requests.map(shownRequest),
      },
      200,
    )
  })
}
