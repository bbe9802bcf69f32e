import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { sendText } from './send-text'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const application = {
  apiKey: 'abcd1234',
  apiSecret: 'secret',
  applicationId: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}
const message = {
  to: '+12025550143',
  from: '+442079460000',
  text: 'Ihr Termin: 9 Uhr ☎',
  idempotencyKey: 'call-1:2',
}

type Sent = {
  url?: string | undefined
  method?: string | undefined
  headers: IncomingMessage['headers']
  body: unknown
}

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)))
  server = undefined
})

/** Listens as Vonage does, and refuses what Vonage would. */
async function vonageAnswers(answer: (response: ServerResponse) => void) {
  const sent: Sent[] = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const { url, method, headers } = request
      const body = JSON.parse(Buffer.concat(chunks).toString())
      sent.push({ url, method, headers, body })
      const isRight =
        url === '/v1/messages' &&
        method === 'POST' &&
        headers['content-type'] === 'application/json' &&
        /^\d{7,15}$/.test(body.to) &&
        body.client_ref.length <= 40
      if (isRight) answer(response)
      else response.writeHead(422).end('{}')
    })
  })
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent }
}

const accepted = (response: ServerResponse) =>
  response.writeHead(202, { 'content-type': 'application/json' }).end('{"message_uuid":"msg-1"}')

test('a text is sent in the name of the application, and found again by its reference', async () => {
  const { baseUrl, sent } = await vonageAnswers(accepted)
  expect(await sendText(application, message, { baseUrl })).toMatchObject({ ok: true, id: 'msg-1' })
  expect(sent).toHaveLength(1)
  expect(sent[0]?.body).toEqual({
    message_type: 'text',
    channel: 'sms',
    to: '12025550143',
    from: '442079460000',
    text: 'Ihr Termin: 9 Uhr ☎',
    client_ref: 'call-1:2',
  })
  const token = String(sent[0]?.headers.authorization).replace('Bearer ', '')
  const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'] })
  expect(payload).toMatchObject({ application_id: application.applicationId, jti: expect.any(String) })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900)
})

test('an account without an application uses its key and secret', async () => {
  const { baseUrl, sent } = await vonageAnswers(accepted)
  await sendText({ apiKey: 'abcd1234', apiSecret: 'secret' }, { ...message, from: 'Acme' }, { baseUrl })
  expect(sent[0]?.headers.authorization).toBe(`Basic ${Buffer.from('abcd1234:secret').toString('base64')}`)
  expect(sent[0]?.body).toMatchObject({ from: 'Acme' })
})

test('a long key is shortened the same way each time', async () => {
  const { baseUrl, sent } = await vonageAnswers(accepted)
  const long = { ...message, idempotencyKey: 'call:'.repeat(20) }
  expect(await sendText(application, long, { baseUrl })).toMatchObject({ ok: true })
  await sendText(application, long, { baseUrl })
  expect(sent[0]?.body).toEqual(sent[1]?.body)
})

test('what goes wrong is told in a word, and tried once only', async () => {
  const answers: [(response: ServerResponse) => void, string][] = [
    [(response) => response.writeHead(401).end('{"title":"Unauthorized"}'), 'http-401'],
    [(response) => response.writeHead(429).end(), 'http-429'],
    [(response) => response.writeHead(202).end('thanks'), 'bad-answer'],
    [(response) => response.writeHead(202).end('{"message_uuid":7}'), 'bad-answer'],
    [(response) => response.writeHead(307, { location: 'https://evil.example/' }).end(), 'unreachable'],
    [(response) => response.destroy(), 'unreachable'],
    [() => undefined, 'timeout'],
  ]
  for (const [answer, reason] of answers) {
    const { baseUrl, sent } = await vonageAnswers(answer)
    expect(await sendText(application, message, { baseUrl, timeoutSeconds: 0.2 })).toMatchObject({
      ok: false,
      reason,
    })
    expect(sent).toHaveLength(1)
    server?.closeAllConnections()
    server?.close()
  }
})

test('a private key that is none, or nobody at the other end, is told', async () => {
  expect(await sendText({ ...application, privateKey: 'x' }, message)).toEqual({
    ok: false,
    reason: 'bad-private-key',
  })
  expect(await sendText(application, message, { baseUrl: 'http://127.0.0.1:1' })).toMatchObject({
    ok: false,
    reason: 'unreachable',
  })
})
