import { createRoute, z } from '@hono/zod-openapi'
import {
  type ApplicationState,
  applicationState,
  createApplication,
  listApplications,
  setAddresses,
  takeApplication,
} from '@/lib/remote/application'
import type { Routes } from './deps'
import { BODY_CODES, objections } from './problems'
import { CARRIER_CODES, carrierProblem, plannedChange } from './remote'
import { takes } from './takes'

const applicationRecord = z
  .object({
    id: z.string(),
    name: z.string(),
    canTakeCalls: z.boolean(),
    changes: z
      .array(plannedChange)
      .openapi({ description: 'What setting its webhooks would change; empty when they come here' }),
    isKeyRight: z.boolean().nullable().openapi({
      description: 'Whether the private key that is set is its own; null when that is not known',
    }),
  })
  .openapi('Application')

const one = { content: { 'application/json': { schema: applicationRecord } } }

const list = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/carriers/vonage/applications',
  summary: 'The applications of the Vonage account',
  responses: {
    200: {
      description: 'As they are at Vonage now',
      content: { 'application/json': { schema: z.object({ applications: z.array(applicationRecord) }) } },
    },
    ...objections(...CARRIER_CODES),
  },
})

const create = createRoute({
  ...takes('owner'),
  method: 'post',
  path: '/carriers/vonage/applications',
  summary: 'Create an application at Vonage whose webhooks come here, and take it',
  description:
    'Its private key is made and kept here. When the answer was lost, the same request again takes what it made.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.strictObject({ name: z.string().trim().min(1).max(80) }) },
      },
    },
  },
  responses: {
    201: { description: 'Created and taken', ...one },
    ...objections(...BODY_CODES, ...CARRIER_CODES),
  },
})

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/carriers/vonage/application',
  summary: 'The application that is taken, and what would have to change there',
  responses: { 200: { description: 'As it is at Vonage now', ...one }, ...objections(...CARRIER_CODES) },
})

const take = createRoute({
  ...takes('owner'),
  method: 'put',
  path: '/carriers/vonage/application',
  summary: 'Take an application of the account. Changes nothing at Vonage',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ id: z.string().trim().min(1).max(64) }) } },
    },
  },
  responses: { 200: { description: 'Taken', ...one }, ...objections(...BODY_CODES, ...CARRIER_CODES) },
})

const set = createRoute({
  ...takes('owner'),
  method: 'post',
  path: '/carriers/vonage/application/webhooks',
  summary: 'Let the webhooks of the application come here',
  description: 'Makes the `changes` that the application shows, and leaves everything else of it as it is.',
  responses: { 200: { description: 'Set and read back', ...one }, ...objections(...CARRIER_CODES) },
})

/** The application at a carrier that holds our webhook addresses. */
export const applicationRoutes: Routes = (api, deps) => {
  api.openapi(list, async (c) => {
    const found = await listApplications(deps, 'vonage')
    return found.ok ? c.json({ applications: found.value.map(shown) }, 200) : carrierProblem(c, found)
  })
  api.openapi(create, async (c) => {
    const made = await createApplication(deps, 'vonage', c.req.valid('json').name)
    return made.ok ? c.json(shown(made.value), 201) : carrierProblem(c, made)
  })
  api.openapi(show, async (c) => {
    const read = await applicationState(deps, 'vonage')
    return read.ok ? c.json(shown(read.value), 200) : carrierProblem(c, read)
  })
  api.openapi(take, async (c) => {
    const taken = await takeApplication(deps, 'vonage', c.req.valid('json').id)
    return taken.ok ? c.json(shown(taken.value), 200) : carrierProblem(c, taken)
  })
  api.openapi(set, async (c) => {
    const done = await setAddresses(deps, 'vonage')
    return done.ok ? c.json(shown(done.value), 200) : carrierProblem(c, done)
  })
}

const shown = ({ application: { id, name, canTakeCalls }, changes, isKeyRight }: ApplicationState) => ({
  id,
  name,
  canTakeCalls,
  changes,
  isKeyRight,
})
