import { createRoute, z } from '@hono/zod-openapi'
import { isAuditCursor, listAudit } from '@/lib/store/audit-log'
import type { Routes } from './deps'
import { objections } from './problems'
import { moment, pageAsked, time } from './schemas'
import { takes } from './takes'

const filters = z.strictObject({
  actor: z.string().max(200).optional().openapi({ description: 'The id of who did it' }),
  action: z.string().max(80).optional().openapi({ example: 'flow.published' }),
  subject: z.string().max(200).optional().openapi({ description: 'The id or name of what it was done to' }),
  from: moment.optional().openapi({ type: 'string', format: 'date-time', description: 'Done then or later' }),
  to: moment.optional().openapi({ type: 'string', format: 'date-time', description: 'Done before then' }),
  ...pageAsked(isAuditCursor),
})

const entry = z
  .object({
    id: z.int(),
    at: time,
    actor: z.object({ kind: z.enum(['person', 'key', 'system']), id: z.string(), name: z.string() }),
    address: z.string().nullable().openapi({ description: 'The network address that it came from' }),
    action: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi('AuditEntry')

const list = createRoute({
  ...takes('owner'),
  method: 'get',
  path: '/audit',
  summary: 'Who did what, newest first',
  description: 'For keys of owners. Entries are only ever added.',
  request: { query: filters },
  responses: {
    200: {
      description: 'One page',
      content: {
        'application/json': {
          schema: z.object({
            entries: z.array(entry),
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

/** The audit log. */
export const auditRoutes: Routes = (api, { db }) => {
  api.openapi(list, async (c) => {
    const { cursor, ...wanted } = c.req.valid('query')
    return c.json(await listAudit(db, wanted, cursor), 200)
  })
}
