import { createRoute, z } from '@hono/zod-openapi'
import { CALL_FILTERS, type CallFilters, FILTER_NAMES } from '@/lib/store/call-filters'
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
import { pageAsked } from './schemas'
import { takes } from './takes'

/** Each filter as its definition in the store says it; a parameter that is none is refused. */
const chosen = Object.fromEntries(
  FILTER_NAMES.map((name) => {
    const { parameter, schema, form, means } = CALL_FILTERS[name]
    const described = z.string().pipe(schema as z.ZodType<string | number | boolean, string>)
    return [parameter, described.optional().openapi({ ...form, description: means })]
  }),
)

const filters = z.strictObject({
  ...chosen,
  ...pageAsked(isCallCursor),
})

const list = createRoute({
  ...takes('viewer'),
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
            next: z.string().nullable().openapi({
              description:
                'The cursor of the next page; null on the last. A page may hold less than asked for, or nothing, and still have a next one: when filters leave very little, a search stops after some time and goes on from there.',
            }),
          }),
        },
      },
    },
    ...objections(),
  },
})

const show = createRoute({
  ...takes('viewer'),
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
    const { limit, cursor, ...asked } = c.req.valid('query')
    const given = FILTER_NAMES.flatMap((name) => {
      const value = (asked as Record<string, unknown>)[CALL_FILTERS[name].parameter]
      return value === undefined ? [] : [[name, value] as const]
    })
    const page = await listCalls(db, { ...(Object.fromEntries(given) as CallFilters), limit }, cursor)
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
