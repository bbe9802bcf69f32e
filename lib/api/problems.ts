import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Problem } from '@/lib/flow/problem'
import { problemText } from '@/lib/flow/problem-text'

/** Everything that the API can object to: a stable code, its HTTP status, and a title that never changes. */
export const PROBLEMS = {
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'invalid-request': { status: 400, title: 'The request does not fit' },
  'idempotency-key-required': { status: 400, title: 'Idempotency-Key must be sent' },
  'invalid-flow': { status: 400, title: 'The document is not a flow' },
  unauthorized: { status: 401, title: 'An API key is needed' },
  forbidden: { status: 403, title: 'This API key may not do that' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'number-in-use': { status: 409, title: 'The number is needed' },
  'number-taken': { status: 409, title: 'The number is there already' },
  'idempotency-key-reused': { status: 409, title: 'The key was used for something else' },
  'call-not-placed-yet': { status: 409, title: 'The call is still being placed' },
  'call-over': { status: 409, title: 'The call is over' },
  'call-not-movable': { status: 409, title: 'The call cannot be moved as it stands' },
  'stale-revision': { status: 412, title: 'The draft has changed in the meantime' },
  'too-large': { status: 413, title: 'The body is too large' },
  'not-json': { status: 415, title: 'The body must be JSON' },
  'flow-has-problems': { status: 422, title: 'The flow cannot be published yet' },
  'flow-not-found': { status: 422, title: 'There is no such flow' },
  'node-not-found': { status: 422, title: 'There is no such node' },
  'version-not-found': { status: 422, title: 'There is no such version' },
  'number-not-found': { status: 422, title: 'There is no such number' },
  'flow-not-published': { status: 422, title: 'The flow was never published' },
  'carrier-not-set-up': { status: 422, title: 'The account at the carrier is not set' },
  'revision-required': { status: 428, title: 'If-Match must name a revision' },
  'too-many-calls': { status: 429, title: 'Too many calls at once' },
  internal: { status: 500, title: 'Something went wrong here' },
  'carrier-failed': { status: 502, title: 'The carrier did not do it' },
} as const

export type ProblemCode = keyof typeof PROBLEMS
type StatusOf<Code extends ProblemCode> = (typeof PROBLEMS)[Code]['status']

const CONTENT_TYPE = 'application/problem+json'

/** What is wrong with one place of a request, or of a flow document. `path` is dotted: `nodes.main-menu.settings`. */
export const misfit = z.object({ path: z.string(), message: z.string() }).openapi('Misfit')

/** A finding of the check of a flow, with the sentence that says what to do. */
export const finding = z
  .object({
    code: z.string().openapi({ example: 'menu.key-repeated' }),
    severity: z.enum(['error', 'warning']),
    nodeId: z.string().optional(),
    field: z.string().optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    message: z.string(),
  })
  .openapi('Finding')

/** A problem of a flow as a finding. */
export const told = (found: Problem): z.infer<typeof finding> => ({ ...found, message: problemText(found) })

const problemBody = z
  .object({
    type: z.string().openapi({ example: 'urn:patchbay:problem:stale-revision' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string(),
    errors: z.array(misfit).optional().openapi({ description: 'What does not fit, where' }),
    problems: z.array(finding).optional().openapi({ description: 'What the check of the flow found' }),
    revision: z.int().optional().openapi({ description: 'The revision that the draft has now' }),
    requestId: z.string().optional().openapi({ description: 'Under which the log of the server has more' }),
  })
  .openapi('Problem')

type More = Pick<z.infer<typeof problemBody>, 'errors' | 'problems' | 'revision' | 'requestId'>

/** A reply of problem+json (RFC 9457). `detail` is one plain sentence for whoever sent the request; no inner detail. */
export function problem<Code extends ProblemCode>(
  c: Context,
  code: Code,
  detail: string,
  more: More = {},
  headers: Record<string, string> = {},
) {
  const { title } = PROBLEMS[code]
  const status: StatusOf<Code> = PROBLEMS[code].status
  return c.json({ type: `urn:patchbay:problem:${code}`, title, status, code, detail, ...more }, status, {
    'Content-Type': CONTENT_TYPE,
    ...headers,
  })
}

/** Always the same words, so that what is foreign and what does not exist cannot be told apart. */
export const notFound = (c: Context) =>
  problem(c, 'not-found', 'Nothing is to be found at this address with this API key.')

type ProblemResponses<Code extends ProblemCode> = {
  [Status in StatusOf<Code>]: {
    description: string
    content: { [CONTENT_TYPE]: { schema: typeof problemBody } }
  }
}

/** The `responses` of a route that can object with these codes; 400, 401, 403 and 500 belong to every route. */
export function objections<Code extends ProblemCode>(...codes: Code[]) {
  const all: ProblemCode[] = [...new Set([...codes, ...EVERYWHERE])]
  const statuses = [...new Set(all.map((code) => PROBLEMS[code].status))]
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: all
          .filter((code) => PROBLEMS[code].status === status)
          .map((code) => `\`${code}\`: ${PROBLEMS[code].title}`)
          .join('; '),
        content: { [CONTENT_TYPE]: { schema: problemBody } },
      },
    ]),
  ) as ProblemResponses<Code | (typeof EVERYWHERE)[number]> // built from a list; the codes in it are the proof
}

const EVERYWHERE = ['invalid-request', 'unauthorized', 'forbidden', 'internal'] as const

/** What every route that takes a body can object to. */
export const BODY_CODES = ['invalid-json', 'too-large', 'not-json'] as const

/** Zod's issues as a list of places. */
export const misfits = (issues: readonly { path: PropertyKey[]; message: string }[]) =>
  issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
