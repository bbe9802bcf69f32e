import { createRoute, z } from '@hono/zod-openapi'
import { RESULTS } from '@/lib/store/insights/call-result'
import { readFigures } from '@/lib/store/insights/figures'
import { lookAt } from '@/lib/store/insights/look-at'
import type { Routes } from './deps'
import { notFound, objections } from './problems'
import { takes } from './takes'

const day = z.iso.date({ error: 'is no day; write it as 2026-03-14' })

const query = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'is no number of a version')
    .optional()
    .openapi({ description: 'The number of a version; all of them when it is left out' }),
  from: day.optional().openapi({
    description: 'The first day, in the time zone of the flow; 30 days until `to` when it is left out',
  }),
  to: day.optional().openapi({ description: 'The last day; today when it is left out' }),
  calls: z
    .enum(['real', 'test'])
    .default('real')
    .openapi({ description: 'Real calls, or those of the sandbox' }),
})

const tally = z.int()
const share = z.number().nullable().openapi({ description: '0 to 1, of the calls that are over' })
const results = z.object(
  Object.fromEntries(RESULTS.map((result) => [result, tally])) as Record<
    (typeof RESULTS)[number],
    typeof tally
  >,
)
const spread = z.object({
  calls: tally,
  medianMs: z.number().nullable(),
  nineTenthsMs: z.number().nullable(),
})

const insights = z
  .object({
    flowId: z.string(),
    version: z.int().nullable(),
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    isTest: z.boolean(),
    calls: tally,
    results,
    rates: z.object({
      person: share,
      contained: share,
      abandoned: share,
      unserved: share,
      failed: share,
    }),
    firstChoice: spread.openapi({
      description: 'Until the flow first understood a choice; right to within a fifth',
    }),
    person: spread.openapi({ description: 'Until somebody who was rung picked up; right to within a fifth' }),
    averageSeconds: z.number().nullable(),
    days: z.array(z.object({ day: z.string(), calls: tally, results })),
    hours: z
      .array(z.array(tally))
      .openapi({ description: 'Calls that began in each of 24 hours, for each weekday, Monday first' }),
    nodes: z.record(
      z.string(),
      z.object({ visits: tally, exits: z.record(z.string(), tally), hungUp: tally }),
    ),
    came: tally.openapi({ description: 'How often callers came in from another flow' }),
  })
  .openapi('Insights')

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/flows/{id}/insights',
  summary: 'What callers did in a flow, or in one of its versions',
  request: { params: z.object({ id: z.string() }), query },
  responses: {
    200: { description: 'The figures', content: { 'application/json': { schema: insights } } },
    ...objections('not-found'),
  },
})

/** The figures that the insights page shows. */
export const insightRoutes: Routes = (api, { db }) => {
  api.openapi(show, async (c) => {
    const asked = c.req.valid('query')
    const looked = await lookAt(db, c.req.valid('param').id, asked)
    if (!looked || (asked.version !== undefined && !looked.version)) return notFound(c)
    const { flowId, version, timeZone, wanted } = looked
    const { from, to, isTest } = wanted
    const figures = await readFigures(db, wanted)
    return c.json({ flowId, version: version?.number ?? null, from, to, timeZone, isTest, ...figures }, 200)
  })
}
