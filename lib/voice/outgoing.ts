import type { LookupAddress } from 'node:dns'
import { lookup as resolve } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What a service may answer; the rest is not read. */
export const MAX_ANSWER_BYTES = 64 * 1024
const MAX_REDIRECTS = 3

export type Outgoing = {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
  timeoutSeconds: number
}

/** Addresses that lead into the installation's own network rather than out of it. */
const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, prefix, 'ipv6')

/** True for loopback, private, link-local and reserved addresses; `BlockList` sees through the IPv6 form of an IPv4 address. */
export const isInside = (address: string): boolean =>
  inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Asks a service that a designer named: bounded in time, size and redirects, TLS verified, and never inside the own network
 * unless the installation allows it. A name is resolved once and that very address is connected to, so that it cannot change
 * between the look and the step.
 *
 * @returns the status and the body as text, at most MAX_ANSWER_BYTES of it
 * @throws an Error whose message is a short reason: `timeout`, `address-refused`, `not-http`, `too-many-redirects`, or the network's own
 */
export async function askService(
  outgoing: Outgoing,
  { allowInside }: { allowInside: boolean },
): Promise<{ status: number; body: string }> {
  const signal = AbortSignal.timeout(outgoing.timeoutSeconds * 1_000)
  let { url, method, body } = outgoing
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await send({ ...outgoing, url, method, body }, allowInside, signal)
    const location = response.headers.location
    if (!response.statusCode || response.statusCode < 300 || response.statusCode >= 400 || !location) {
      return { status: response.statusCode ?? 0, body: await textOf(response, signal) }
    }
    response.destroy()
    if (!URL.canParse(location, url)) throw new Error('bad-redirect')
    const next = new URL(location, url)
    // A token meant for one host is not handed to another.
    if (next.origin !== new URL(url).origin) throw new Error('redirect-to-another-origin')
    url = next.href
    if (response.statusCode !== 307 && response.statusCode !== 308) {
      method = 'GET'
      body = undefined
    }
  }
  throw new Error('too-many-redirects')
}

function send(
  { url, method, headers, body }: Outgoing,
  allowInside: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = new URL(url)
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new Error('not-http')
  const literal = target.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) && !allowInside && isInside(literal)) throw new Error('address-refused')
  const make = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((settle, reject) => {
    const request: ClientRequest = make(
      target,
      {
        method,
        headers: { 'user-agent': 'Patchbay', ...headers },
        lookup: guardedLookup(allowInside),
        signal,
      },
      settle,
    )
    request.on('error', (problem) => reject(signal.aborted ? new Error('timeout') : problem))
    request.end(body)
  })
}

const guardedLookup =
  (allowInside: boolean): LookupFunction =>
  (hostname, { all }, done) => {
    resolve(hostname, { all: true }).then(
      (found) => {
        const allowed = found.filter(({ address }) => allowInside || !isInside(address))
        const [first] = allowed
        if (!first) return done(new Error('address-refused'), '', 0)
        if (all) done(null, allowed as LookupAddress[] & string)
        else done(null, first.address, first.family)
      },
      (problem: NodeJS.ErrnoException) => done(problem, '', 0),
    )
  }

async function textOf(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size > MAX_ANSWER_BYTES) break
    }
  } catch (problem) {
    throw signal.aborted ? new Error('timeout') : problem
  }
  return Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString('utf8')
}
