import { createRoute, z } from '@hono/zod-openapi'
import {
  type ApplicationState,
  applicationState,
  createApplication,
  listApplications,
  setAddresses,
  takeApplication,
} from '@/lib/remote/application'
import { atCarrier } from './at-carrier'
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
  path: '/carriers/{carrier}/applications',
  summary: 'The applications of the account at a carrier',
  request: { params: atCarrier },
  responses: {
    200: {
      description: 'As they are at the carrier now',
      content: { 'application/json': { schema: z.object({ applications: z.array(applicationRecord) }) } },
    },
    ...objections(...CARRIER_CODES),
  },
})

const create = createRoute({
  ...takes('owner'),
  method: 'post',
  path: '/carriers/{carrier}/applications',
  summary: 'Create an application at the carrier whose webhooks come here, and take it',
  description:
    'Its private key is made and kept here. When the answer was lost, the same request again takes what it made.',
  request: {
    params: atCarrier,
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
  path: '/carriers/{carrier}/application',
  summary: 'The application that is taken, and what would have to change there',
  request: { params: atCarrier },
  responses: { 200: { description: 'As it is at the carrier now', ...one }, ...objections(...CARRIER_CODES) },
})

const take = createRoute({
  ...takes('owner'),
  method: 'put',
  path: '/carriers/{carrier}/application',
  summary: 'Take an application of the account. Changes nothing at the carrier',
  request: {
    params: atCarrier,
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
  path: '/carriers/{carrier}/application/webhooks',
  summary: 'Let the webhooks of the application come here',
  request: { params: atCarrier },
  description: 'Makes the `changes` that the application shows, and leaves everything else of it as it is.',
  responses: { 200: { description: 'Set and read back', ...one }, ...objections(...CARRIER_CODES) },
})

/** The application at a carrier that holds our webhook addresses. */
export const applicationRoutes: Routes = (api, deps) => {
  api.openapi(list, async (c) => {
    const found = await listApplications(deps, c.req.valid('param').carrier)
    return found.ok ? c.json({ applications: found.value.map(shown) }, 200) : carrierProblem(c, found)
  })
  api.openapi(create, async (c) => {
    const made = await createApplication(deps, c.req.valid('param').carrier, c.req.valid('json').name)
    return made.ok ? c.json(shown(made.value), 201) : carrierProblem(c, made)
  })
  api.openapi(show, async (c) => {
    const read = await applicationState(deps, c.req.valid('param').carrier)
    return read.ok ? c.json(shown(read.value), 200) : carrierProblem(c, read)
  })
  api.openapi(take, async (c) => {
    const taken = await takeApplication(deps, c.req.valid('param').carrier, c.req.valid('json').id)
    return taken.ok ? c.json(shown(taken.value), 200) : carrierProblem(c, taken)
  })
  api.openapi(set, async (c) => {
    const done = await setAddresses(deps, c.req.valid('param').carrier)
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
