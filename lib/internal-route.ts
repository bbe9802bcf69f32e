import type { ZodError } from 'zod'
import type { Role } from './access/roles'
import { shapeOf } from './api/body'
import type { Person } from './person'
import { isSameOrigin } from './same-origin'
import { type Server, server, serverFor } from './server'
import { cameFrom } from './sign-in/came-from'
import { type SignedIn, stranger, whoAsks, withCookies } from './sign-in/who'
import { allow, NotAllowed } from './store/allow'

const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_JSON_DEPTH = 64

/** What a route of the pages' own gets: the parts of its address, and the body as parsed JSON (`undefined` when there is none). */
export type InternalRequest<Params> = {
  params: Params
  body: unknown
  request: Request
  /** Who asks. */
  person: Person
  /** More of who asks: their session. */
  signedIn: SignedIn
  /** In the name of who asks. */
  server: Server
}

type Context<Params> = { params: Promise<Params> }

/**
 * A route that only our own pages call (`app/internal/…`): JSON in, JSON out, for who is signed in. It refuses other sites, what is
 * larger than 2 MB or nested deeper than any flow, and what is no JSON, each with one plain sentence as `{ message }`.
 *
 * @param role what whoever asks must at least be
 */
export const internalRoute = <Params>(
  role: Role,
  handle: (asked: InternalRequest<Params>) => Promise<Response>,
) =>
  guarded<Params>(async (asked, shared) => {
    const signedIn = await whoAsks(shared, asked.request.headers, { goesOn: true })
    if (!signedIn) return refusal(401, 'You are not signed in any more. Sign in to go on.')
    const acting = serverFor(shared, signedIn.actor)
    allow(acting.db, role)
    const { id, name } = signedIn.actor
    const read = await asked.read()
    const response = read.ok
      ? await handle({ ...asked, body: read.body, person: { id, name }, signedIn, server: acting })
      : read.response
    return withCookies(response, signedIn.cookies, cameFrom(asked.request.headers, shared.config).isSecure)
  })

/** The same for whoever is not signed in yet: signing in, and what a link lets one do. There is no person; say what each is for. */
export const openRoute = <Params = object>(
  handle: (asked: Omit<InternalRequest<Params>, 'person' | 'signedIn'>) => Promise<Response>,
) =>
  guarded<Params>(async (asked, shared) => {
    const read = await asked.read()
    if (!read.ok) return read.response
    const { address } = cameFrom(asked.request.headers, shared.config)
    return handle({ ...asked, body: read.body, server: serverFor(shared, stranger(address)) })
  })

type Read = Awaited<ReturnType<typeof readJson>>

const guarded =
  <Params>(
    answer: (
      asked: { params: Params; request: Request; read: () => Promise<Read> },
      shared: Server,
    ) => Promise<Response>,
  ) =>
  async (request: Request, context: Context<Params>): Promise<Response> => {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!isReading && !isSameOrigin(request)) return refusal(403, 'Only pages of this Patchbay may do that.')
    const shared = await server()
    const read = async (): Promise<Read> =>
      isReading ? { ok: true, body: undefined } : await readJson(request)
    try {
      return await answer({ params: await context.params, request, read }, shared)
    } catch (problem) {
      if (problem instanceof NotAllowed) return refusal(403, problem.message)
      shared.log.error({ err: problem, path: new URL(request.url).pathname }, 'a page’s request failed')
      return refusal(500, 'That did not work. The log of the dashboard says why; try again.')
    }
  }

/** An answer that says what stood in the way; `more` is for the page to show. */
export const refusal = (status: number, message: string, more: object = {}): Response =>
  Response.json({ message, ...more }, { status })

/** The first thing that is wrong, in words of ours; where only a library says what, what to do instead. */
export const misfit = ({ issues }: ZodError, otherwise: string): string =>
  issues.find(({ message }) => !OF_THE_LIBRARY.test(message))?.message ?? otherwise

/** How the sentences begin that zod has for programmers. */
const OF_THE_LIBRARY = /^(Invalid|Too (big|small)|Unrecognized)\b/

async function readJson(
  request: Request,
): Promise<{ ok: true; body: unknown } | { ok: false; response: Response }> {
  const text = await boundedText(request)
  if (text === undefined)
    return { ok: false, response: refusal(413, 'This is larger than 2 MB. Make it smaller and try again.') }
  if (text === '') return { ok: true, body: undefined }
  const { depth, hasNul } = shapeOf(text)
  if (depth > MAX_JSON_DEPTH || hasNul)
    return {
      ok: false,
      response: refusal(
        400,
        'This is nested too deeply, or holds the character NUL. Take that out and try again.',
      ),
    }
  try {
    return { ok: true, body: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, response: refusal(400, 'This is no JSON. Load the page again and try once more.') }
  }
}

/** The body as text, or nothing when it is too large; it is not read further then. */
async function boundedText(request: Request): Promise<string | undefined> {
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
