import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { POST } from '@/app/internal/session/oidc/route'
import { closeServer, server } from '@/lib/server'
import { PEER_HEADER } from '@/lib/sign-in/came-from'
import { invite } from '@/lib/sign-in/invite'
import { identityProvider, type Known } from '@/lib/sign-in/testing/identity-provider'
import { whoAsks } from '@/lib/sign-in/who'
import { createPerson, setDisabled } from '@/lib/store/people'
import { freshDatabase } from '@/lib/store/testing/each-database'
import { GET } from './callback/[provider]/route'

const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-oidc-'))
const CLIENT = { clientId: 'patchbay', clientSecret: 'a secret of the provider' }
let provider: Awaited<ReturnType<typeof identityProvider>>

beforeAll(async () => {
  provider = await identityProvider(CLIENT)
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: await freshDatabase('sqlite'),
    LOG_LEVEL: 'silent',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.clientId,
    OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    OIDC_DOMAINS: 'acme.example',
    OIDC_ROLE: 'editor',
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
})

afterAll(async () => {
  await closeServer()
  await provider.close()
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true })
})

const somebody = (email: string, more: Partial<Known> = {}): Known => ({
  sub: `sub of ${email}`,
  email,
  email_verified: true,
  name: email.split('@')[0] ?? '',
  ...more,
})

/** Somebody presses the button, says who they are over there, and comes back in the same browser. */
async function comesBack(
  person: Known,
  {
    inTheSameBrowser = true,
    by = (back: URL) => back,
  }: { inTheSameBrowser?: boolean; by?: (back: URL) => URL } = {},
) {
  const asked = await POST(
    new Request('http://127.0.0.1:3000/internal/session/oidc', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', [PEER_HEADER]: '192.0.2.1' },
      body: JSON.stringify({ to: '/flows' }),
    }),
    { params: Promise.resolve({}) },
  )
  const { url } = await asked.json()
  const pairs = (all: Response) => all.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const back = by(provider.knows(url, person))
  expect(`${back.origin}${back.pathname}`).toBe('http://127.0.0.1:3000/auth/callback/oidc')
  const cookie = inTheSameBrowser ? pairs(asked).join('; ') : ''
  const answer = await GET(new Request(back, { headers: { cookie } }), {
    params: Promise.resolve({ provider: 'oidc' }),
  })
  const { auth, config } = await server()
  const who = await whoAsks({ auth, config }, new Headers({ cookie: pairs(answer).join('; ') }))
  return { who: who?.actor, to: answer.headers.get('location') ?? '' }
}

test('who has an address of a domain that may come in comes in with the role that is set, and again as the same', async () => {
  const first = await comesBack(somebody('ann@acme.example'))
  expect(first).toMatchObject({ who: { name: 'ann', role: 'editor' }, to: '/flows' })
  expect((await comesBack(somebody('ann@acme.example'))).who?.id).toBe(first.who?.id)
  const rows = await (await server()).db.query('SELECT access_token, id_token FROM person_accounts')
  for (const row of rows) expect(row).toEqual({ access_token: null, id_token: null })
})

test('who is invited comes in as what they were invited to, and the invitation is used up', async () => {
  const { db } = await server()
  await invite(db, { email: 'ben@elsewhere.example', role: 'publisher' })
  expect((await comesBack(somebody('ben@elsewhere.example'))).who).toMatchObject({ role: 'publisher' })
  expect(await db.client.oneTimeLink.count({ where: { endedAt: null } })).toBe(0)
})

test('who has a password here already is the same person', async () => {
  const { db } = await server()
  const cat = await createPerson(db, { name: 'Cat', email: 'cat@x.example', role: 'owner', passwordHash: '' })
  expect((await comesBack(somebody('cat@x.example'))).who?.id).toBe(cat.ok && cat.id)
})

test.each([
  ['whom nobody has invited', somebody('eve@evil.example')],
  ['whose address the provider has not verified', somebody('dan@acme.example', { email_verified: false })],
  ['whose domain only looks like ours', somebody('eve@notacme.example')],
])('somebody %s does not come in', async (_, person) => {
  const { who, to } = await comesBack(person)
  expect(who).toBeUndefined()
  expect(to).toMatch(/^\/sign-in\?error=/)
})

test('who is locked out does not come in that way either', async () => {
  const { db } = await server()
  const { who } = await comesBack(somebody('fay@acme.example'))
  await setDisabled(db, who?.id ?? '', true)
  expect((await comesBack(somebody('fay@acme.example'))).who).toBeUndefined()
})

test.each([
  ['under a state that nobody has given', 'state', 'x'.repeat(32)],
  ['without a state', 'state', ''],
  ['with a code that the provider has not given', 'code', 'guessed'],
])('who comes back %s does not come in', async (_, name, value) => {
  const { who, to } = await comesBack(somebody('ann@acme.example'), {
    by(back) {
      back.searchParams.set(name, value)
      return back
    },
  })
  expect(who).toBeUndefined()
  expect(to).not.toBe('/flows')
})

test.each([
  ['another sign-in', { nonce: 'of another' }],
  ['another client', { aud: 'somebody else' }],
  ['another provider', { iss: 'https://evil.example' }],
])('a word of the provider that was meant for %s signs nobody in', async (_, claims) => {
  provider.says(claims)
  try {
    expect((await comesBack(somebody('ann@acme.example'))).who).toBeUndefined()
  } finally {
    provider.says(undefined)
  }
})

test('what another browser has begun signs nobody in', async () => {
  expect((await comesBack(somebody('ann@acme.example'), { inTheSameBrowser: false })).who).toBeUndefined()
})
