import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cookiesOf, type Dashboard, dashboard } from '@/lib/access/testing/dashboard'
import { PASSWORD } from '@/lib/access/testing/password'
import { startMailServer, type TestMailServer } from '@/lib/mail/testing/mail-server'
import { codeOfApp } from '@/lib/sign-in/testing/authenticator'
import { POST as makesKey } from './api-keys/route'
import { PUT as setsAccount } from './carriers/[carrier]/account/route'
import { POST as invites } from './people/invitations/route'
import { PUT as changesPassword } from './profile/password/route'
import { POST as beginsFactor, PUT as turnsFactorOn } from './profile/second-factor/route'
import { POST as asksReset, PUT as resets } from './reset/route'
import { POST as givesCode } from './session/code/route'
import { POST as signsIn } from './session/route'
import { PUT as setsMail } from './settings/mail/route'
import { POST as testsMail } from './settings/mail/test/route'

let patchbay: Dashboard
let post: TestMailServer
const written: string[] = []
let owner = ''

beforeAll(async () => {
  // Before the log is opened: it writes to whatever stands for standard output then.
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((piece) => {
      written.push(String(piece))
      return true
    })
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, way).mockImplementation((...words) => {
      written.push(words.map((word) => (word instanceof Error ? word.stack : JSON.stringify(word))).join(' '))
    })
  patchbay = await dashboard({ LOG_LEVEL: 'trace' })
  post = await startMailServer({ authOptional: true, onAuth: (_, __, done) => done(new Error('no')) })
})
afterAll(async () => {
  await Promise.all([patchbay.close(), post.close()])
  vi.restoreAllMocks()
})

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const SECRETS = {
  wrongPassword: 'lobelia and larkspur',
  newPassword: 'foxglove and fennel',
  apiSecret: 'Delphinium4471xy',
  signatureSecret: 'wisteria4471lavender4471wisteria4471',
  mailPassword: 'snapdragon-4471',
}

/** Everything that is done with a secret on the dashboard, in the session of somebody. */
async function doesAll(secrets: Set<string>) {
  const cookie = owner
  const asks = (handler: Parameters<Dashboard['asks']>[0], method: string, route: string, body: object) =>
    patchbay.asks(handler, method, route, { cookie, body, params: { carrier: 'vonage' } })
  const email = 'publisher@patchbay.example'
  const statuses: number[] = []
  const did = async (asked: Promise<Response>) => {
    const response = await asked
    statuses.push(response.status)
    const text = await response.clone().text()
    for (const cookie of response.headers.getSetCookie()) {
      const [, value = ''] = cookie.match(/=([^;]{12,})/) ?? []
      if (value) secrets.add(decodeURIComponent(value).split('.')[0] ?? '')
    }
    for (const [, token = ''] of text.matchAll(/\/(?:join|reset)\/([\w-]{32})/g)) secrets.add(token)
    for (const [, key = ''] of text.matchAll(/"key":"(pb_[^"]+)"/g)) secrets.add(key)
    return response
  }
  await did(asks(signsIn, 'POST', '/internal/session', { email, password: SECRETS.wrongPassword }))
  await did(asks(signsIn, 'POST', '/internal/session', { email, password: PASSWORD }))
  await did(asks(makesKey, 'POST', '/internal/api-keys', { name: 'billing', role: 'viewer', days: 30 }))
  await did(
    asks(invites, 'POST', '/internal/people/invitations', {
      email: `${crypto.randomUUID()}@x.example`,
      role: 'viewer',
    }),
  )
  const account = {
    apiKey: 'abcd1234',
    apiSecret: SECRETS.apiSecret,
    signatureSecret: SECRETS.signatureSecret,
    privateKey,
  }
  await did(asks(setsAccount, 'PUT', '/internal/carriers/[carrier]/account', account))
  const mail = {
    host: 'localhost',
    port: post.port,
    security: 'none',
    user: 'patchbay',
    from: 'pb@x.example',
  }
  await did(asks(setsMail, 'PUT', '/internal/settings/mail', { ...mail, password: SECRETS.mailPassword }))
  // The mail server refuses the password, and says so.
  await did(asks(testsMail, 'POST', '/internal/settings/mail/test', { to: 'ann@x.example' }))
  await did(asks(asksReset, 'POST', '/internal/reset', { email }))
  await did(asks(resets, 'PUT', '/internal/reset', { token: 'nothing', password: SECRETS.newPassword }))
  await did(
    asks(changesPassword, 'PUT', '/internal/profile/password', {
      current: SECRETS.wrongPassword,
      password: SECRETS.newPassword,
    }),
  )
  const begun = await (
    await did(asks(beginsFactor, 'POST', '/internal/profile/second-factor', { password: PASSWORD }))
  ).json()
  if (begun.secret) {
    for (const secret of [begun.secret, ...begun.codes]) secrets.add(secret)
    const on = await did(
      asks(turnsFactorOn, 'PUT', '/internal/profile/second-factor', { code: codeOfApp(begun.secret) }),
    )
    // Their session goes on under another name.
    owner = cookiesOf(on)
    const half = await did(
      patchbay.asks(signsIn, 'POST', '/internal/session', {
        body: { email: 'owner@patchbay.example', password: PASSWORD },
      }),
    )
    await did(
      patchbay.asks(givesCode, 'POST', '/internal/session/code', {
        cookie: cookiesOf(half),
        body: { code: begun.codes[0], isRecovery: true },
      }),
    )
  }
  return statuses
}

test('no secret that is given to the dashboard or by it is in what it writes, neither when all goes well nor when the database fails', async () => {
  const { db, cookieOf } = patchbay
  owner = cookieOf('owner')
  const secrets = new Set([PASSWORD, ...Object.values(SECRETS), privateKey.split('\n')[1] ?? ''])
  const well = await doesAll(secrets)
  expect(well).toEqual([422, 200, 201, 201, 200, 200, 502, 200, 410, 422, 200, 200, 200, 200])
  expect(secrets.size).toBeGreaterThan(20)
  none(secrets)

  // What is to be written down cannot be: the log says why, at length.
  for (const table of [
    'person_accounts',
    'api_keys',
    'carrier_accounts',
    'settings',
    'one_time_links',
    'second_factors',
  ])
    await db.query(`ALTER TABLE ${table} RENAME TO ${table}_gone`)
  await db.query('DELETE FROM tries')
  written.splice(0)
  const ill = await doesAll(secrets)
  expect(ill.filter((status) => status === 500).length).toBeGreaterThan(6)
  expect(written.join('').split('request failed').length).toBeGreaterThan(6)
  none(secrets)
})

function none(secrets: Iterable<string>) {
  const all = written.join('\n')
  for (const secret of secrets)
    expect(all.includes(secret), `${secret} in ${all.slice(all.indexOf(secret) - 200).slice(0, 400)}`).toBe(
      false,
    )
}
