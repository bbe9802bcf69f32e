import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Received = {
  headers: IncomingHttpHeaders
  body: string
  isSigned: boolean
  // biome-ignore lint/suspicious/noExplicitAny: stories reach into it by name
  json: any
}

/** A real service that takes notices, checks who signed them, and answers what it is told to. */
export async function startReceiver() {
  const received: Received[] = []
  const answers: number[] = []
  let secret = ''
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const { headers } = request
    received.push({ headers, body, isSigned: isSigned(secret, headers, body), json: JSON.parse(body) })
    response.writeHead(answers.shift() ?? 204).end()
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/voicemail`,
    received,
    knows: (its: string) => {
      secret = its
    },
    /** The next requests are answered with these, one each. */
    answers: (...statuses: number[]) => void answers.push(...statuses),
    close: () => new Promise((closed) => server.close(closed)),
  }
}

/** As the specification of Standard Webhooks has it, told anew: what signs here is not asked. */
function isSigned(secret: string, headers: IncomingHttpHeaders, body: string): boolean {
  const [version, signature = ''] = String(headers['webhook-signature']).split(',')
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key)
  mac.update(String(headers['webhook-id']))
  mac.update('.')
  mac.update(String(headers['webhook-timestamp']))
  mac.update('.')
  mac.update(body)
  const expected = mac.digest()
  const given = Buffer.from(signature, 'base64')
  return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
}
