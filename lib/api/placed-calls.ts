import { createRoute, z } from '@hono/zod-openapi'
import type { ShownPlacedCall } from '@/lib/calling/look'
import { whyNotDone } from '@/lib/calling/words'
import { PLACED_STATES } from '@/lib/store/placed-calls'
import { BASE_PATH, type Routes } from './deps'
import { BODY_CODES, notFound, objections, problem } from './problems'
import { anyNumber, e164, time } from './schemas'
import { takes } from './takes'

/** A call that was asked for here. */
export const placedCall = z
  .object({
    id: z.string().openapi({ example: 'placed-3h5k9m2n4p6q8r1s' }),
    state: z.enum([...PLACED_STATES, 'unknown']).openapi({
      description:
        '`waiting` for its turn, `asked` of the carrier, `placed`, `ringing`, `answered`, `ended`; `refused`: nobody was rung; `unknown`: the carrier was asked and its answer was lost, so the call may have been placed',
    }),
    reason: z
      .string()
      .nullable()
      .openapi({ description: 'Why it was refused, how it ended, or what is not known, in words' }),
    carrier: z.string(),
    from: e164,
    to: e164,
    flow: z.string().openapi({ description: 'The id of the flow' }),
    version: z.int().openapi({ description: 'The version that was live when the call was asked for' }),
    call: z
      .string()
      .nullable()
      .openapi({ description: 'The id of the call in the log, under which `GET /calls/{id}` has all of it' }),
    createdAt: time,
    updatedAt: time,
  })
  .openapi('PlacedCall')

const IDEMPOTENCY_KEY = 'Idempotency-Key'

const body = {
  description: 'The call, and how it stands with it',
  headers: { Location: { schema: { type: 'string' as const }, description: 'Where it is' } },
  content: { 'application/json': { schema: placedCall } },
}

const create = createRoute({
  ...takes('publisher'),
  method: 'post',
  path: '/calls',
  summary: 'Ring somebody, and let a flow speak to them',
  description:
    'Answers when the carrier has said whether it places the call. Calls take turns as fast as the carrier allows; who would have to wait too long is told so by 429. Nobody is ever rung twice for one key.',
  request: {
    headers: z.object({
      'idempotency-key': z
        .string()
        .trim()
        .max(200)
        .optional()
        .openapi({ param: { required: true }, description: 'The same key asks for the same call again' }),
    }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z
            .strictObject({
              from: anyNumber.openapi({ description: 'One of your numbers' }),
              to: anyNumber.openapi({ description: 'Who is rung' }),
              flow: z.string().max(64).openapi({ description: 'The id of a published flow' }),
            })
            .refine(({ from, to }) => from !== to, { path: ['to'], message: 'is the number that rings' }),
        },
      },
    },
  },
  responses: {
    201: body,
    200: { ...body, description: 'The call that was asked for with this key before, as it stands now' },
    ...objections(
      ...BODY_CODES,
      'idempotency-key-required',
      'idempotency-key-reused',
      'number-not-found',
      'flow-not-found',
      'flow-not-published',
      'carrier-not-set-up',
      'too-many-calls',
    ),
  },
})

const end = createRoute({
  ...takes('publisher'),
  method: 'delete',
  path: '/calls/{id}',
  summary: 'Hang up',
  description: 'A call that was placed here, or any that goes on. What is over already stays over.',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    204: { description: 'The carrier was told, or the call was over already' },
    ...objections('not-found', 'call-not-placed-yet', 'carrier-not-set-up', 'carrier-failed'),
  },
})

const moved = createRoute({
  ...takes('publisher'),
  method: 'put',
  path: '/calls/{id}/node',
  summary: 'Move the caller to another node',
  description:
    'To a node of the version that the call runs, or to the start of another flow’s live version. What the caller was asked before is over then; the variables of the call go along. Answers when the carrier has taken it; the caller hears the node a moment later.',
  request: {
    params: z.object({ id: z.string() }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.union([
            z.strictObject({ node: z.string().min(1).max(64).openapi({ description: 'The id of a node' }) }),
            z.strictObject({ flow: z.string().min(1).max(64).openapi({ description: 'The id of a flow' }) }),
          ]),
        },
      },
    },
  },
  responses: {
    204: { description: 'The carrier was told' },
    ...objections(
      ...BODY_CODES,
      'not-found',
      'call-over',
      'call-not-placed-yet',
      'call-not-movable',
      'node-not-found',
      'flow-not-published',
      'carrier-not-set-up',
      'carrier-failed',
    ),
  },
})

/** Calls that we place, and what is done to calls that go on. */
export const placedCallRoutes: Routes = (api, { calling }) => {
  api.openapi(create, async (c) => {
    const { 'idempotency-key': idempotencyKey } = c.req.valid('header')
    if (!idempotencyKey)
      return problem(
        c,
        'idempotency-key-required',
        `Send a header \`${IDEMPOTENCY_KEY}\` with a text that is new for each call, and the same when you try one again.`,
      )
    const { from, to, flow } = c.req.valid('json')
    const placed = await calling.place({ from, to, flow, idempotencyKey })
    if (placed.ok) {
      const headers = { Location: `${BASE_PATH}/calls/${placed.call.id}` }
      return c.json(shownPlaced(placed.call), placed.isNew ? 201 : 200, headers)
    }
    switch (placed.reason) {
      case 'key-reused':
        return problem(
          c,
          'idempotency-key-reused',
          'This key was used for a call with another body. Take a new one.',
        )
      case 'number-not-found':
        return problem(c, 'number-not-found', '`from` is none of your numbers.')
      case 'flow-not-found':
        return problem(c, 'flow-not-found', 'No flow has the id that `flow` names.')
      case 'flow-not-published':
        return problem(c, 'flow-not-published', 'The flow has no live version yet. Publish it.')
      case 'not-set-up':
        return problem(
          c,
          'carrier-not-set-up',
          'The account of the carrier that `from` is held at is not set.',
        )
      case 'too-many':
        return problem(
          c,
          'too-many-calls',
          'More calls wait than the carrier takes in a while. Nobody was rung; try again with the same key.',
          {},
          { 'Retry-After': String(placed.retryAfterSeconds) },
        )
    }
  })

  api.openapi(end, async (c) => {
    const done = await calling.hangUp(c.req.valid('param').id)
    if (done.ok) return c.body(null, 204)
    switch (done.reason) {
      case 'not-found':
        return notFound(c)
      case 'not-known-yet':
        return problem(c, 'call-not-placed-yet', whyNotDone(done))
      case 'not-set-up':
        return problem(c, 'carrier-not-set-up', whyNotDone(done))
      case 'carrier':
        return problem(c, 'carrier-failed', whyNotDone(done))
    }
  })

  api.openapi(moved, async (c) => {
    const done = await calling.move(c.req.valid('param').id, c.req.valid('json'))
    if (done.ok) return c.body(null, 204)
    return done.reason === 'not-found' ? notFound(c) : problem(c, NOT_MOVED[done.reason], whyNotDone(done))
  })
}

/** Which of the API's problems each of them is. */
const NOT_MOVED = {
  'not-known-yet': 'call-not-placed-yet',
  'not-set-up': 'carrier-not-set-up',
  over: 'call-over',
  talking: 'call-not-movable',
  'out-of-hand': 'call-not-movable',
  'node-not-found': 'node-not-found',
  'flow-not-published': 'flow-not-published',
  carrier: 'carrier-failed',
} as const

/** A placed call as programs see it. */
export const shownPlaced = ({
  flowId,
  versionNumber,
  callId,
  ...call
}: ShownPlacedCall): z.infer<typeof placedCall> => ({
  ...call,
  flow: flowId,
  version: versionNumber,
  call: callId,
})
