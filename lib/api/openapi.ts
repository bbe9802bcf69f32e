import { createRoute, z } from '@hono/zod-openapi'
import { flowJsonSchema } from '@/lib/flow/json-schema'
import type { Api } from './deps'

const info = {
  title: 'Patchbay',
  version: '1',
  description:
    'Flows, versions, numbers, calendars, carriers, calls and recordings. Errors are `application/problem+json` with a stable `code`.',
}

/**
 * The two pages that need no key: this API in OpenAPI 3.1, and the JSON Schema of flows. Registered before the key is
 * asked for. The description is made once, when it is first wanted: by then all routes are there.
 */
export function describingRoutes(api: Api): void {
  let description: object | undefined
  api.openapi(openapi, (c) => {
    description ??= describedIn(api)
    return c.json(description, 200)
  })

  const schema = flowJsonSchema()
  api.openapi(flowSchema, (c) => c.json(schema, 200, { 'Content-Type': 'application/schema+json' }))
}

const openapi = createRoute({
  method: 'get',
  path: '/openapi.json',
  summary: 'This description',
  security: [],
  responses: {
    200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: z.looseObject({}) } } },
  },
})

const flowSchema = createRoute({
  method: 'get',
  path: '/flow.schema.json',
  summary: 'The JSON Schema of flows',
  security: [],
  responses: {
    200: {
      description: 'JSON Schema, draft 2020-12',
      content: { 'application/schema+json': { schema: z.looseObject({}) } },
    },
  },
})

function describedIn(api: Api): object {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key made by `npm run api-key -- create NAME`',
  })
  return api.getOpenAPI31Document({ openapi: '3.1.0', info, security: [{ key: [] }] })
}
