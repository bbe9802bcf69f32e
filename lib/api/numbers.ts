import { createRoute, z } from '@hono/zod-openapi'
import { carrierTitles } from '@/lib/carriers'
import { written } from '@/lib/flow/numbers'
import { settleNumber } from '@/lib/remote/numbers'
import { assignNumber, createNumber, listNumbers, type NumberRecord } from '@/lib/store/numbers'
import { assignmentProblems } from './assignment-problems'
import { BASE_PATH, type Routes } from './deps'
import { BODY_CODES, finding, notFound, objections, problem, told } from './problems'
import { numberRemote } from './remote'
import { anyNumber, e164, time } from './schemas'
import { takes } from './takes'

const number = {
  e164,
  carrier: z.string().openapi({ example: 'vonage' }),
  label: z.string(),
  flow: z.string().nullable().openapi({ description: 'The id of the flow that answers' }),
  version: z
    .int()
    .nullable()
    .openapi({ description: 'The version that it is pinned to; null for whichever is live' }),
  answers: z
    .int()
    .nullable()
    .openapi({ description: 'The version that a call gets now; null when nothing answers' }),
  remote: z.union([numberRemote, z.null()]),
  createdAt: time,
  updatedAt: time,
}
/** A number in replies. */
export const numberRecord = z.object(number).openapi('Number')
const assignedNumber = z
  .object({
    ...number,
    warnings: z
      .array(finding)
      .openapi({ description: 'What the carrier cannot do of the version that answers now' }),
  })
  .openapi('AssignedNumber')
const carrierNames = Object.keys(carrierTitles) as [string, ...string[]]

const list = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/numbers',
  summary: 'All numbers',
  responses: {
    200: {
      description: 'Each with the flow that answers',
      content: { 'application/json': { schema: z.object({ numbers: z.array(numberRecord) }) } },
    },
    ...objections(),
  },
})

const create = createRoute({
  ...takes('publisher'),
  method: 'post',
  path: '/numbers',
  summary: 'Add a number that is held at a carrier',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            e164: anyNumber,
            carrier: z.enum(carrierNames),
            label: z.string().trim().max(80).default(''),
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: 'Added; nothing answers until it is given a flow',
      headers: { Location: { schema: { type: 'string' as const }, description: 'Where it is' } },
      content: { 'application/json': { schema: numberRecord } },
    },
    ...objections(...BODY_CODES, 'number-taken'),
  },
})

const assign = createRoute({
  ...takes('publisher'),
  method: 'put',
  path: '/numbers/{e164}',
  summary: 'Say which flow answers a number',
  description:
    'With `version` it stays on that version; without, it follows the live one. `flow: null` takes it off. The number is linked or unlinked at its carrier too: `remote` says what came of that.',
  request: {
    params: z.object({ e164: anyNumber }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z
            .strictObject({
              flow: z.string().max(64).nullable(),
              version: z.int().min(1).max(1e9).optional(),
            })
            .refine(({ flow, version }) => flow !== null || version === undefined, {
              path: ['version'],
              message: 'is a version of a flow, so `flow` must name one',
            }),
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Takes effect with the next call',
      content: {
        'application/json': {
          schema: assignedNumber,
        },
      },
    },
    ...objections(...BODY_CODES, 'not-found', 'flow-not-found', 'version-not-found'),
  },
})

/** Phone numbers, and which flow answers them. */
export const numberRoutes: Routes = (api, deps) => {
  const { db } = deps
  api.openapi(list, async (c) => c.json({ numbers: (await listNumbers(db)).map(shown) }, 200))

  api.openapi(create, async (c) => {
    const { e164, carrier, label } = c.req.valid('json')
    const made = await createNumber(db, { e164, carrier, label })
    if (made.ok)
      return c.json(shown(made.number), 201, {
        Location: `${BASE_PATH}/numbers/${encodeURIComponent(e164)}`,
      })
    return made.reason === 'taken'
      ? problem(c, 'number-taken', `${written(e164)} is among the numbers already.`)
      : problem(c, 'invalid-request', `${written(e164)} is no phone number.`)
  })

  api.openapi(assign, async (c) => {
    const { e164 } = c.req.valid('param')
    const { flow, version } = c.req.valid('json')
    const assigned = await assignNumber(db, e164, { flow, ...(version !== undefined && { version }) })
    if (assigned.ok) {
      const warnings = await assignmentProblems(db, assigned.number)
      const remote = await settleNumber(deps, e164)
      return c.json({ ...shown({ ...assigned.number, remote }), warnings: warnings.map(told) }, 200)
    }
    switch (assigned.reason) {
      case 'not-found':
        return notFound(c)
      case 'flow-not-found':
        return problem(c, 'flow-not-found', 'No flow has the id that `flow` names.')
      case 'version-not-found':
        return problem(c, 'version-not-found', `The flow has no version ${version}.`)
    }
  })
}

export const shown = (number: NumberRecord) => ({
  e164: number.e164,
  carrier: number.carrier,
  label: number.label,
  flow: number.flowId,
  version: number.pinnedVersion,
  answers: number.pinnedVersion ?? number.liveVersion,
  remote: number.remote,
  createdAt: number.createdAt,
  updatedAt: number.updatedAt,
})
