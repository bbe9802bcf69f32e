import { createRoute, z } from '@hono/zod-openapi'
import { readFlow } from '@/lib/flow/migrations'
import { createFlow, type FlowRecord, getFlow, listFlows, saveDraft } from '@/lib/store/flows'
import { BASE_PATH, type Routes } from './deps'
import { BODY_CODES, misfit, notFound, objections, problem } from './problems'
import { etag, revisionOf } from './revision'
import { flowSchema, time } from './schemas'
import { takes } from './takes'

const summary = {
  id: z.string(),
  name: z.string(),
  revision: z.int().openapi({ description: 'Goes up by one with every change of the draft' }),
  liveVersion: z
    .object({ id: z.string(), number: z.int() })
    .nullable()
    .openapi({ description: 'What new calls get; null until the flow is published' }),
  createdAt: time,
  updatedAt: time,
}

const flowSummary = z.object(summary).openapi('FlowSummary')

const flowRecord = z
  .object({
    ...summary,
    draft: z
      .union([flowSchema, z.null()])
      .openapi({ description: 'null when what is stored cannot be read' }),
    raw: z.string().optional().openapi({ description: 'What is stored, when it cannot be read' }),
    errors: z.array(misfit).optional().openapi({ description: 'Why it cannot be read' }),
  })
  .openapi('FlowRecord')

const id = z.object({ id: z.string() })
const flowBody = { required: true, content: { 'application/json': { schema: flowSchema } } }
const etagHeader = { ETag: { schema: { type: 'string' as const }, description: 'The revision of the draft' } }
const oneFlow = (description: string) => ({
  description,
  headers: etagHeader,
  content: { 'application/json': { schema: flowRecord } },
})

const list = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/flows',
  summary: 'All flows',
  responses: {
    200: {
      description: 'Without their drafts',
      content: { 'application/json': { schema: z.object({ flows: z.array(flowSummary) }) } },
    },
    ...objections(),
  },
})

const create = createRoute({
  ...takes('editor'),
  method: 'post',
  path: '/flows',
  summary: 'Make a flow from a document',
  request: { body: flowBody },
  responses: {
    201: {
      ...oneFlow('Made'),
      headers: {
        ...etagHeader,
        Location: { schema: { type: 'string' as const }, description: 'Where it is' },
      },
    },
    ...objections(...BODY_CODES, 'invalid-flow'),
  },
})

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/flows/{id}',
  summary: 'One flow with its draft',
  request: { params: id },
  responses: { 200: oneFlow('The flow'), ...objections('not-found') },
})

const save = createRoute({
  ...takes('editor'),
  method: 'put',
  path: '/flows/{id}/draft',
  summary: 'Replace the draft',
  description: 'The draft may be unfinished. `If-Match` names the revision that the change was made from.',
  request: {
    params: id,
    headers: z.object({
      'if-match': z.string().optional().openapi({ description: 'Needed: a revision such as `"3"`' }),
    }),
    body: flowBody,
  },
  responses: {
    200: {
      description: 'Saved',
      headers: etagHeader,
      content: { 'application/json': { schema: z.object({ id: z.string(), revision: z.int() }) } },
    },
    ...objections(...BODY_CODES, 'invalid-flow', 'not-found', 'stale-revision', 'revision-required'),
  },
})

/** Flows and their drafts. */
export const flowRoutes: Routes = (api, { db }) => {
  api.openapi(list, async (c) => c.json({ flows: (await listFlows(db)).map(shortly) }, 200))

  api.openapi(create, async (c) => {
    const read = readFlow(c.req.valid('json'))
    if (!read.ok) return problem(c, 'invalid-flow', NOT_A_FLOW, { errors: read.problems })
    const flow = await createFlow(db, { document: read.flow })
    return c.json(wholly(flow), 201, {
      Location: `${BASE_PATH}/flows/${flow.id}`,
      ETag: etag(flow.revision),
    })
  })

  api.openapi(show, async (c) => {
    const flow = await getFlow(db, c.req.valid('param').id)
    return flow ? c.json(wholly(flow), 200, { ETag: etag(flow.revision) }) : notFound(c)
  })

  api.openapi(save, async (c) => {
    const { id } = c.req.valid('param')
    const base = revisionOf(c.req.valid('header')['if-match'])
    if (!base.ok) return problem(c, base.code, base.detail)
    const read = readFlow(c.req.valid('json'))
    if (!read.ok) return problem(c, 'invalid-flow', NOT_A_FLOW, { errors: read.problems })
    const saved = await saveDraft(db, id, read.flow, base.revision, authorOf(c.get('apiKey')))
    if (saved.ok) return c.json({ id, revision: saved.revision }, 200, { ETag: etag(saved.revision) })
    if (saved.reason === 'not-found') return notFound(c)
    const { revision } = saved
    const detail = `The draft is at revision ${revision} now. Read it again and repeat the change on top of it.`
    return problem(c, 'stale-revision', detail, { revision }, { ETag: etag(revision) })
  })
}

/** What a program saves is told under the name of its key. */
const authorOf = ({ id, name }: { id: string; name: string }) => ({ id: `key-${id}`, name })

const NOT_A_FLOW = `The document does not fit the schema of flows, which is at ${BASE_PATH}/flow.schema.json.`

const shortly = ({ id, name, revision, liveVersion, createdAt, updatedAt }: Omit<FlowRecord, 'draft'>) => ({
  id,
  name,
  revision,
  liveVersion: liveVersion && { id: liveVersion.id, number: liveVersion.number },
  createdAt,
  updatedAt,
})

const wholly = (flow: FlowRecord) =>
  flow.draft
    ? { ...shortly(flow), draft: flow.draft }
    : { ...shortly(flow), draft: null, raw: flow.raw, errors: flow.problems }
