import type { Role } from './access/roles'
import { shapeOf } from './api/body'
import { type Person, personIn } from './person'
import { isSameOrigin } from './same-origin'
import { type Server, server } from './server'
import { allow, NotAllowed } from './store/allow'

const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_JSON_DEPTH = 64

/** What a route of the pages' own gets: the parts of its address, and the body as parsed JSON (`undefined` when there is none). */
export type InternalRequest<Params> = {
  params: Params
  body: unknown
  request: Request
  person: Person
  server: Server
}

/**
 * A route that only our own pages call (`app/internal/…`): JSON in, JSON out, no key. It refuses other sites, what is larger
 * than 2 MB or nested deeper than any flow, and what is no JSON, each with one plain sentence as `{ message }`.
 *
 * @param role what whoever asks must at least be
 */
export const internalRoute =
  <Params>(role: Role, handle: (asked: InternalRequest<Params>) => Promise<Response>) =>
  async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!isReading && !isSameOrigin(request)) return refusal(403, 'Only pages of this Patchbay may do that.')
    const shared = await server()
    try {
      allow(shared.db, role)
      const read = isReading ? { ok: true as const, body: undefined } : await readJson(request)
      if (!read.ok) return read.response
      const person = personIn(request.headers.get('cookie'))
      return await handle({ params: await context.params, body: read.body, request, person, server: shared })
    } catch (problem) {
      if (problem instanceof NotAllowed) return refusal(403, problem.message)
      shared.log.error({ err: problem, path: new URL(request.url).pathname }, 'a page’s request failed')
      return refusal(500, 'That did not work. The log of the dashboard says why; try again.')
    }
  }

/** An answer that says what stood in the way; `more` is for the page to show. */
export const refusal = (status: number, message: string, more: object = {}): Response =>
  Response.json({ message, ...more }, { status })

async function readJson(
  request: Request,
): Promise<{ ok: true; body: unknown } | { ok: false; response: Response }> {
  const text = await boundedText(request)
  if (text === undefined) return { ok: false, response: refusal(413, 'This is larger than 2 MB.') }
  if (text === '') return { ok: true, body: undefined }
  const { depth, hasNul } = shapeOf(text)
  if (depth > MAX_JSON_DEPTH || hasNul)
    return { ok: false, response: refusal(400, 'This is nested too deeply, or holds the character NUL.') }
  try {
    return { ok: true, body: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, response: refusal(400, 'This is no JSON.') }
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
