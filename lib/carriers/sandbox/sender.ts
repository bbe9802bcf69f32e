import { type ClientRequest, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { SignJWT } from 'jose'
import { SANDBOX } from '../test-line'
import type { Reply, Webhook } from './state'

/** The account in whose name the sandbox signs: what Vonage would have as an API key. */
export const SANDBOX_ACCOUNT_ID = SANDBOX

/** A webhook as it goes over the wire. */
export type SignedRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  /** Empty for GET. */
  body: string
}

/** Milliseconds. */
export type Timers = { connect: number; response: number }

/** The platform's defaults: an address for instructions at the start of a call gets less time than one for events. */
export const TIMERS: Record<Webhook['timers'], Timers> = {
  answer: { connect: 1_000, response: 5_000 },
  event: { connect: 1_000, response: 10_000 },
}

/** Makes one try. A failure that no second try is made for says so by `isFinal`. */
export type Transport = (request: SignedRequest, timers: Timers) => Promise<Response | Failure>
type Response = Exclude<Reply, { failed: string }>
type Failure = Extract<Reply, { failed: string }> & { isFinal?: boolean }

/** Statuses after which the platform tries once more. */
const RETRIED = [429, 503, 504]
const MAX_TRIES = 2
/** A reply longer than this is cut off; no NCCO comes near it. */
const MAX_REPLY_BYTES = 1_000_000

/**
 * Signs a webhook as Vonage does: a JWT (HS256) over claims that hold the hash of the body, or for GET the hash of the query as
 * one JSON object.
 *
 * @param by the signature secret, the time of signing and an id that is new each time; whose name it is signed in, if not the
 *   sandbox's
 */
export async function sign(
  webhook: Pick<Webhook, 'method' | 'url' | 'body'>,
  by: { secret: string; at: Date; id: string; apiKey?: string; applicationId?: string },
): Promise<SignedRequest> {
  const { method } = webhook
  const fields = method === 'GET' ? inQuery(webhook.body) : undefined
  const payload = JSON.stringify(fields ?? webhook.body)
  const claims = {
    payload_hash: await sha256(payload),
    api_key: by.apiKey ?? SANDBOX_ACCOUNT_ID,
    ...(by.applicationId && { application_id: by.applicationId }),
  }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('Vonage')
    .setIssuedAt(Math.floor(by.at.getTime() / 1_000))
    .setJti(by.id)
    .sign(new TextEncoder().encode(by.secret))
  const headers = { authorization: `Bearer ${token}`, accept: '*/*' }
  if (!fields) {
    const asJson = { ...headers, 'content-type': 'application/json' }
    return { method, url: webhook.url, headers: asJson, body: payload }
  }
  const url = new URL(webhook.url)
  for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, value)
  return { method, url: url.href, headers, body: '' }
}

/**
 * Delivers a signed webhook with the platform's patience: one more try when the connection fails, when no response comes in
 * time, and after 429, 503 and 504. Where both tries fail, the fallback address is the player's business.
 */
export async function deliver(
  request: SignedRequest,
  timers: Timers,
  transport: Transport = overHttp,
): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await transport(request, timers)
    const isWorthMore = 'failed' in reply ? !reply.isFinal : RETRIED.includes(reply.status)
    if (!isWorthMore || tries === MAX_TRIES) return 'failed' in reply ? { failed: reply.failed } : reply
  }
}

/** One try over the network. Redirects are not followed: serve final addresses. */
export const overHttp: Transport = ({ method, url, headers, body }, timers) =>
  new Promise((resolve) => {
    const request = (url.startsWith('https:') ? tlsRequest : plainRequest)(url, {
      method,
      headers: { ...headers, ...(body !== '' && { 'content-length': Buffer.byteLength(body) }) },
      agent: false,
    })
    const giveUp = (failed: Failure['failed'], isFinal = false) => {
      clearTimeout(connecting)
      clearTimeout(responding)
      request.destroy()
      resolve({ failed, isFinal })
    }
    const connecting = setTimeout(() => giveUp('Socket timeout.'), timers.connect)
    let responding: NodeJS.Timeout | undefined
    whenConnected(request, () => {
      clearTimeout(connecting)
      responding = setTimeout(() => giveUp('Socket timeout.'), timers.response)
    })
    request.on('error', (problem: NodeJS.ErrnoException) => {
      const isReset = problem.code === 'ECONNRESET' && !/hang up/.test(problem.message)
      giveUp(isReset ? 'Connection reset.' : 'Connection closed.', isTlsFailure(problem.code))
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= MAX_REPLY_BYTES) chunks.push(chunk)
      })
      response.on('error', () => giveUp('Connection closed.'))
      response.on('end', () => {
        clearTimeout(responding)
        const { statusCode = 0, headers } = response
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: statusCode, contentType: headers['content-type'] ?? '', body: text })
      })
    })
    request.end(body)
  })

function whenConnected(request: ClientRequest, then: () => void) {
  request.on('socket', (socket) => {
    if (socket.connecting) socket.once('connect', then)
    else then()
  })
}

const isTlsFailure = (code = '') => /CERT|SSL|TLS|EPROTO|SELF_SIGNED|LEAF_SIGNATURE/.test(code)

/** The form for GET: nested values as JSON text, nothing for null. */
const inQuery = (body: Webhook['body']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  )

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
