import { createRoute, z } from '@hono/zod-openapi'
import { getFlow } from '@/lib/store/flows'
import { getVersion, listVersions, publish, setLive, type VersionRecord } from '@/lib/store/versions'
import { carrierProblems } from './carrier-problems'
import { BASE_PATH, type Routes } from './deps'
import { BODY_CODES, finding, notFound, objections, problem, told } from './problems'
import { etag, revisionOf } from './revision'
import { flowSchema, time } from './schemas'
import { takes } from './takes'

const summary = {
  id: z.string(),
  flowId: z.string(),
  number: z.int().openapi({ description: 'Counts the versions of a flow from 1' }),
  note: z.string(),
  author: z
    .string()
    .nullable()
    .openapi({ description: 'Who published it: a name as people go by, or the name of an API key' }),
  hash: z.string().openapi({ description: 'The same for documents that mean the same to a caller' }),
  isLive: z.boolean(),
  createdAt: time,
}
const versionSummary = z.object(summary).openapi('VersionSummary')
const publishedVersion = z
  .object({
    ...summary,
    warnings: z.array(finding).openapi({ description: 'What did not stand in the way' }),
  })
  .openapi('PublishedVersion')
const version = z.object({ ...summary, document: flowSchema }).openapi('Version')

const id = z.object({ id: z.string() })
const versionNumber = z.int().min(1).max(1_000_000_000)

const publishRoute = createRoute({
  ...takes('publisher'),
  method: 'post',
  path: '/flows/{id}/versions',
  summary: 'Publish the draft and make it live',
  description:
    'New calls get it at once; calls in progress stay on the version that they began with. With `revision`, or `If-Match`, only the draft of that revision is published.',
  request: {
    params: id,
    headers: z.object({
      'if-match': z.string().optional().openapi({ description: 'A revision such as `"3"`; may be left out' }),
    }),
    body: {
      content: {
        'application/json': {
          schema: z.strictObject({
            note: z.string().trim().max(1_000).default(''),
            revision: z.int().min(1).max(1e9).optional(),
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: 'Published',
      headers: { Location: { schema: { type: 'string' as const }, description: 'Where the version is' } },
      content: {
        'application/json': {
          schema: publishedVersion,
        },
      },
    },
    ...objections(...BODY_CODES, 'not-found', 'flow-has-problems', 'stale-revision'),
  },
})

const list = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/flows/{id}/versions',
  summary: 'All versions of a flow, newest first',
  request: { params: id },
  responses: {
    200: {
      description: 'Without their documents',
      content: { 'application/json': { schema: z.object({ versions: z.array(versionSummary) }) } },
    },
    ...objections('not-found'),
  },
})

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/flows/{id}/versions/{number}',
  summary: 'One version with its document, which never changes',
  request: { params: z.object({ id: z.string(), number: z.string().openapi({ example: '3' }) }) },
  responses: {
    200: { description: 'The version', content: { 'application/json': { schema: version } } },
    ...objections('not-found'),
  },
})

const live = createRoute({
  ...takes('publisher'),
  method: 'put',
  path: '/flows/{id}/live',
  summary: 'Make a version live: back to an older one, or on again',
  request: {
    params: id,
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ version: versionNumber }) } },
    },
  },
  responses: {
    200: {
      description: 'Live',
      content: { 'application/json': { schema: z.object({ flow: z.string(), version: z.int() }) } },
    },
    ...objections(...BODY_CODES, 'not-found', 'version-not-found'),
  },
})

/** Publishing, and what has been published. */
export const versionRoutes: Routes = (api, { db }) => {
  api.openapi(publishRoute, async (c) => {
    const { id } = c.req.valid('param')
    // Absent when no body was sent: it may be left out.
    const { note = '', revision: named } = c.req.valid('json')
    const ifMatch = c.req.valid('header')['if-match']
    const base = ifMatch === undefined ? undefined : revisionOf(ifMatch)
    if (base && !base.ok) return problem(c, 'invalid-request', base.detail)
    if (base && named !== undefined && base.revision !== named)
      return problem(c, 'invalid-request', '`revision` and `If-Match` name different revisions.')
    const author = c.get('apiKey').name
    const published = await publish(db, id, {
      note,
      author,
      revision: base?.revision ?? named,
      carrierProblems,
    })
    if (published.ok)
      return c.json(
        { ...shortly(published.version), isLive: true, warnings: published.warnings.map(told) },
        201,
        { Location: `${BASE_PATH}/flows/${id}/versions/${published.version.number}` },
      )
    if (published.reason === 'not-found') return notFound(c)
    if (published.reason === 'stale') {
      const { revision } = published
      const detail = `Nothing was published: the draft is at revision ${revision} now. Read it again first.`
      return problem(c, 'stale-revision', detail, { revision }, { ETag: etag(revision) })
    }
    const errors = published.problems.filter(({ severity }) => severity === 'error').length
    return problem(
      c,
      'flow-has-problems',
      `Nothing was published: ${errors === 1 ? 'one problem has' : `${errors} problems have`} to be solved first.`,
      { problems: published.problems.map(told) },
    )
  })

  api.openapi(list, async (c) => {
    const flow = await getFlow(db, c.req.valid('param').id)
    if (!flow) return notFound(c)
    const versions = await listVersions(db, flow.id)
    return c.json({ versions: versions.map((one) => ({ ...shortly(one), isLive: isLive(flow, one) })) }, 200)
  })

  api.openapi(show, async (c) => {
    const { id, number } = c.req.valid('param')
    const flow = await getFlow(db, id)
    const named = flow && (await listVersions(db, id)).find((one) => String(one.number) === number)
    const found = named && (await getVersion(db, named.id))
    if (!found) return notFound(c)
    return c.json({ ...shortly(found), isLive: isLive(flow, found), document: found.document }, 200)
  })

  api.openapi(live, async (c) => {
    const { id } = c.req.valid('param')
    const { version } = c.req.valid('json')
    if (!(await getFlow(db, id))) return notFound(c)
    const set = await setLive(db, id, version)
    return set.ok
      ? c.json({ flow: id, version }, 200)
      : problem(c, 'version-not-found', `The flow has no version ${version}.`)
  })
}

type Version = Omit<VersionRecord, 'document' | 'fallback'>

const shortly = ({ id, flowId, number, note, author, hash, createdAt }: Version) => ({
  id,
  flowId,
  number,
  note,
  author,
  hash,
  createdAt,
})

const isLive = (flow: { liveVersion: { id: string } | null }, { id }: { id: string }) =>
  flow.liveVersion?.id === id
