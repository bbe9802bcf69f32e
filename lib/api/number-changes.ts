import { createRoute, z } from '@hono/zod-openapi'
import { written } from '@/lib/flow/numbers'
import { getNumber, labelNumber, removeNumber } from '@/lib/store/numbers'
import type { Routes } from './deps'
import { numberRecord, shown } from './numbers'
import { BODY_CODES, notFound, objections, problem } from './problems'
import { anyNumber } from './schemas'
import { takes } from './takes'

const request = { params: z.object({ e164: anyNumber }) }
const content = { 'application/json': { schema: numberRecord } }

const get = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/numbers/{e164}',
  summary: 'One number',
  request,
  responses: { 200: { description: 'With the flow that answers', content }, ...objections('not-found') },
})

const label = createRoute({
  ...takes('publisher'),
  method: 'patch',
  path: '/numbers/{e164}',
  summary: 'Say what a number is for',
  request: {
    ...request,
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ label: z.string().trim().max(80) }) } },
    },
  },
  responses: { 200: { description: 'Labelled', content }, ...objections(...BODY_CODES, 'not-found') },
})

const remove = createRoute({
  ...takes('publisher'),
  method: 'delete',
  path: '/numbers/{e164}',
  summary: 'Forget a number',
  description:
    'Only once no flow answers it and nobody is on a call to or from it. Calls that are over stay in the log.',
  request,
  responses: { 204: { description: 'Forgotten' }, ...objections('not-found', 'number-in-use') },
})

/** Looking at one number, its label, and its end. Which flow answers it is said in `numbers.ts`. */
export const numberChangeRoutes: Routes = (api, { db }) => {
  api.openapi(get, async (c) => {
    const number = await getNumber(db, c.req.valid('param').e164)
    return number ? c.json(shown(number), 200) : notFound(c)
  })

  api.openapi(label, async (c) => {
    const number = await labelNumber(db, c.req.valid('param').e164, c.req.valid('json').label)
    return number ? c.json(shown(number), 200) : notFound(c)
  })

  api.openapi(remove, async (c) => {
    const { e164 } = c.req.valid('param')
    const removed = await removeNumber(db, e164)
    if (removed.ok) return c.body(null, 204)
    switch (removed.reason) {
      case 'not-found':
        return notFound(c)
      case 'assigned':
        return problem(c, 'number-in-use', `A flow answers ${written(e164)}. Take it off the flow first.`)
      case 'in-call':
        return problem(
          c,
          'number-in-use',
          `Somebody is on a call to or from ${written(e164)}. Try again when they have hung up.`,
        )
    }
  })
}
