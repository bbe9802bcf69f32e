import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { ENCODINGS, textOf } from './answer'
import { type AllowedInside, mayAsk } from './inside'
import { isBlockedPort } from './ports'
import { isRedirect, redirected } from './redirect'

const MAX_REDIRECTS = 3
/** A machine that is there takes a connection at once. */
const CONNECT_MS = 5_000
const MAX_HEADER_BYTES = 16 * 1024

export type Outgoing = {
  method: string
  url: string
  headers: Record<string, string>
  body?: string | undefined
  /** How long it may take in all, with its redirects. */
  timeoutSeconds: number
}

export type AskOptions = {
  allowInside: AllowedInside
  /** Looks a name up; tests hand in their own. */
  resolve?: (name: string) => Promise<LookupAddress[]>
}

/**
 * Asks a service at an address that somebody typed: the one way out for whatever is done for a designer. Bounded in time, size
 * and redirects, TLS verified, and never into the own network unless the installation allows it. A name is looked up once and
 * only what was found then is connected to, so that it cannot change between the look and the step; each redirect is judged anew.
 *
 * @returns the status and the body as text, at most MAX_ANSWER_BYTES of it
 * @throws an Error whose message is a short reason of ours (`timeout`, `address-refused` …, `lib/outgoing/words.ts` has them all),
 *   or the network's own with its `code`
 */
export async function askService(
  outgoing: Outgoing,
  { allowInside, resolve = lookUp }: AskOptions,
): Promise<{ status: number; body: string }> {
  const signal = AbortSignal.timeout(outgoing.timeoutSeconds * 1_000)
  try {
    let asked = { ...outgoing, headers: ownHeaders(outgoing.headers) }
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const target = targetOf(asked.url)
      const addresses = await untilAborted(addressesOf(target, allowInside, resolve), signal)
      const response = await send(target, addresses, asked, signal)
      const { statusCode: status = 0, headers } = response
      if (!isRedirect(status) || headers.location === undefined) {
        return { status, body: await textOf(response) }
      }
      response.destroy()
      asked = redirected(asked, status, headers.location)
    }
  } catch (problem) {
    throw signal.aborted ? new Error('timeout') : problem
  }
  throw new Error('too-many-redirects')
}

const lookUp = (name: string) => lookup(name, { all: true })

/**
 * `URL` is the only reader of addresses here: what it takes for the host is what is judged, connected to and named to the
 * service, however it was spelled (`0x7f.1`, `2130706433`, full-width digits, a dot at the end).
 */
function targetOf(url: string): URL {
  if (!URL.canParse(url)) throw new Error('bad-address')
  const target = new URL(url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new Error('not-http')
  if (target.username || target.password) throw new Error('name-in-address')
  if (isBlockedPort(target.port)) throw new Error('port-refused')
  return target
}

/** Where a target may be reached. A name that leads inside with but one of its addresses is refused with all of them. */
async function addressesOf(
  { hostname }: URL,
  allowInside: AllowedInside,
  resolve: (name: string) => Promise<LookupAddress[]>,
): Promise<LookupAddress[]> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(literal)
  // Whatever a resolver makes of it, this name means this machine.
  if (LOCALHOST.test(literal) && !mayAsk('127.0.0.1', allowInside) && !mayAsk('::1', allowInside))
    throw new Error('address-refused')
  const found = family ? [{ address: literal, family }] : await resolve(hostname)
  if (found.length === 0) throw new Error('name-unknown')
  if (!found.every(({ address }) => mayAsk(address, allowInside))) throw new Error('address-refused')
  return found
}

const LOCALHOST = /(^|\.)localhost\.?$/

function send(
  target: URL,
  addresses: LookupAddress[],
  { method, headers, body }: Outgoing,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const make = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((settle, reject) => {
    const request = make(
      target,
      {
        method,
        headers: {
          'user-agent': 'Patchbay',
          'accept-encoding': ENCODINGS,
          ...headers,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
        lookup: onlyThese(addresses),
        // A connection of its own: none that was made for another request, and none by way of a proxy that looks names up again.
        agent: false,
        rejectUnauthorized: true,
        maxHeaderSize: MAX_HEADER_BYTES,
        signal,
      },
      settle,
    )
    request.on('socket', (socket) => boundConnecting(socket, target.protocol === 'https:'))
    request.on('error', reject)
    request.end(body)
  })
}

const onlyThese =
  (addresses: LookupAddress[]): LookupFunction =>
  (_name, { all }, done) => {
    const [first] = addresses
    if (all) done(null, addresses)
    else done(null, first?.address ?? '', first?.family)
  }

function boundConnecting(socket: Socket, isTls: boolean): void {
  const late = setTimeout(() => socket.destroy(new Error('no-connection')), CONNECT_MS)
  for (const over of [isTls ? 'secureConnect' : 'connect', 'close'])
    socket.once(over, () => clearTimeout(late))
}

/** What is the connection's own business is not for a designer to say: a wrong length or host would make two requests of one. */
const OURS =
  /^(connection|content-length|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i

const ownHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.test(name)))

/** A look-up cannot be called back; it is no longer waited for. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  return new Promise((settle, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(settle, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
