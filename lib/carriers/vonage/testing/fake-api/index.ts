import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { applications } from './applications'
import { calls } from './calls'
import { files } from './files'
import { numbers } from './numbers'
import { type Answer, type Asked, type FakeApi, newWorld, type World } from './world'

/** How a request goes wrong. `half-done`: what was asked is done, and the answer is lost on its way. */
type Failure = 401 | 429 | 500 | 'timeout' | 'half-done'

/** Every API that is played; the first that knows the address answers. */
const APIS: FakeApi[] = [applications, numbers, calls, files]

export type FakeVonage = World & {
  /** For both hosts: `VONAGE_API_URL` and `VONAGE_REST_URL`. */
  url: string
  /** Every request so far, those that failed too. */
  asked: Asked[]
  /** The next requests go wrong: so many of those whose “METHOD /path” fits. */
  fails: (next: number, how: Failure, which?: RegExp) => void
  close: () => Promise<void>
}

/**
 * Vonage's REST APIs as a server on this machine, written from their descriptions: strict about who asks, forms, unknown fields
 * and documents that are replaced whole. It goes wrong on demand.
 */
export async function startFakeVonage(
  settings: { apiKey?: string; apiSecret?: string; port?: number } = {},
): Promise<FakeVonage> {
  const world = newWorld(settings)
  const asked: Asked[] = []
  const failures: { how: Failure; which: RegExp }[] = []

  const server = createServer(async (request, response) => {
    const one = await read(request)
    asked.push(one)
    const at = failures.findIndex(({ which }) => which.test(`${one.method} ${one.url.pathname}`))
    const how = at < 0 ? undefined : failures.splice(at, 1)[0]?.how
    if (how === 'timeout') return
    if (typeof how === 'number') return send(response, refusals[how])
    const answer = answerOf(world, one)
    if (how === 'half-done') request.socket.destroy()
    else send(response, answer)
  })
  await new Promise<void>((listening) => server.listen(settings.port ?? 0, '127.0.0.1', listening))

  return {
    ...world,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fails: (next, how, which = /./) => {
      for (let left = next; left > 0; left--) failures.push({ how, which })
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

function answerOf(world: World, asked: Asked): Answer {
  for (const api of APIS) {
    const answer = api(world, asked)
    if (answer) return answer
  }
  return { status: 404, body: { type: 'about:blank', title: 'Not Found' } }
}

const refusals: Record<401 | 429 | 500, Answer> = {
  401: { status: 401, body: { type: 'UNAUTHORIZED', title: 'Unauthorized' } },
  429: { status: 429, body: { title: 'Rate Limit Hit' }, headers: { 'retry-after': '0' } },
  500: { status: 500, body: { title: 'Internal Server Error' } },
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://vonage'),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

function send(response: ServerResponse, { status, body, bytes, breaksOff, headers = {} }: Answer): void {
  if (bytes) {
    response.writeHead(status, { 'content-length': bytes.length, ...headers })
    if (!breaksOff) response.end(bytes)
    else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
    return
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
