import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { CHECKS } from './checks'
import type { Finding } from './finding'
import { type Installation, listening, NUMBER, openInstallation } from './testing/installation'
import { SELF_SIGNED } from './testing/self-signed'

const idsOf = (found: Record<string, Finding>, is: Finding['is']) =>
  Object.entries(found)
    .filter(([, finding]) => finding.is === is)
    .map(([id]) => id)

describeOnEachDatabase((open) => {
  test('where all is as it should be nothing must be mended, and the look leaves no trace', async () => {
    const db = await open()
    const installation = await openInstallation(db)
    await installation.hasAccount()
    const before = await traces(db)
    const asked = installation.vonage.asked.length
    const found = await installation.examines()
    expect(idsOf(found, 'bad'), JSON.stringify(found, null, 1)).toEqual(['public-address'])
    expect(idsOf(found, 'warn')).toEqual([])
    // Nobody outside can be asked from here: the address is this machine's.
    expect(idsOf(found, 'skipped')).toEqual(['reachable'])
    expect(await traces(db)).toEqual(before)
    expect(installation.vonage.asked.slice(asked).every(({ method }) => method === 'GET')).toBe(true)
    await installation.close()
  })
})

/** Everything that a call, a refusal or a look at the carrier would leave. */
async function traces(db: Parameters<typeof openInstallation>[0]) {
  if (!db) return []
  return Promise.all(
    ['log', 'calls', 'numbers', 'effects', 'kept_states', 'carrier_accounts'].map((table) =>
      db.query(`SELECT * FROM ${table}`),
    ),
  )
}

describe('one thing is wrong', () => {
  let here: Installation
  const others: Installation[] = []
  beforeEach(async () => {
    here = await openInstallation()
  })
  afterEach(async () => {
    for (const one of [here, ...others.splice(0)]) await one.close()
  })

  const application = async () => (await here.hasAccount()) as unknown as { capabilities: { voice: Voice } } // as Vonage keeps it
  type Hook = { address: string; http_method: string; socket_timeout?: number }
  type Voice = { webhooks: Record<'answer_url' | 'event_url', Hook>; signed_callbacks: boolean }

  test.each<[string, string, Finding['is'], RegExp, () => unknown]>([
    [
      'another server answers',
      'reachable',
      'bad',
      /Another server answers at/,
      () => here.proxies((_, response) => response.end('<h1>It works!</h1>')),
    ],
    [
      'a redirect',
      'reachable',
      'bad',
      /sends on to https:\/\/elsewhere\.example\/\. A carrier does not follow/,
      () =>
        here.proxies((_, response) =>
          response.writeHead(301, { location: 'https://elsewhere.example/' }).end(),
        ),
    ],
    [
      'a password before it',
      'reachable',
      'bad',
      /asks who is there before it lets anything through \(401\)/,
      () => here.proxies((_, response) => response.writeHead(401).end()),
    ],
    [
      'a proxy with nothing behind it',
      'reachable',
      'bad',
      /A proxy answers .* no voice server behind it \(502\)/,
      () => here.proxies((_, response) => response.writeHead(502).end()),
    ],
    [
      'a proxy that hangs up',
      'reachable',
      'bad',
      /does not answer: the connection broke/,
      () => here.proxies((request) => request.socket.destroy()),
    ],
    [
      'a proxy that drops the signature',
      'signature vonage',
      'bad',
      /its signature does not arrive/,
      async () => {
        await here.hasAccount()
        here.proxies((request, _, through) => {
          delete request.headers.authorization
          request.rawHeaders = request.rawHeaders.filter(
            (text, at, all) => !/^authorization$/i.test(all[at - (at % 2)] ?? text),
          )
          through()
        })
      },
    ],
    [
      'a page in place of a document',
      'answers sandbox',
      'bad',
      /the status is 500, where Vonage wants 200/,
      () =>
        here.proxies((request, response, through) =>
          request.url?.includes('/vonage/') ? response.writeHead(500).end('Oh') : through(),
        ),
    ],
    [
      'a document of the wrong type',
      'answers sandbox',
      'bad',
      /it is “text\/html”, where Vonage wants application\/json/,
      () =>
        here.proxies((request, response, through) =>
          request.url?.includes('/vonage/')
            ? response.writeHead(200, { 'content-type': 'text/html' }).end('[]')
            : through(),
        ),
    ],
    [
      'an answer that is no list',
      'answers sandbox',
      'bad',
      /it is no list of actions/,
      () =>
        here.proxies((request, response, through) =>
          request.url?.includes('/vonage/')
            ? response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
            : through(),
        ),
    ],
    [
      'something takes whatever comes',
      'signature sandbox',
      'bad',
      /A forged webhook is not refused/,
      () =>
        here.proxies((request, response, through) =>
          request.url?.includes('/vonage/') ? response.writeHead(200).end('[]') : through(),
        ),
    ],
    ['no account at all', 'credentials vonage', 'skipped', /^No Vonage account is set\.$/, () => {}],
    [
      'no API secret',
      'credentials vonage',
      'skipped',
      /^No API secret is set\.$/,
      () => here.change({ apiKey: 'a' }),
    ],
    [
      'no API secret, so no addresses',
      'application vonage',
      'skipped',
      /^No API secret is set\.$/,
      () => here.change({ apiKey: 'a' }),
    ],
    [
      'no signature secret',
      'signature vonage',
      'bad',
      /^No signature secret is set: every webhook is refused/,
      () => here.change({ apiKey: 'a' }),
    ],
    [
      'no signature secret, so no trial',
      'answers vonage',
      'skipped',
      /^No signature secret is set/,
      () => here.change({ apiKey: 'a' }),
    ],
    [
      'unsigned webhooks are taken',
      'signature vonage',
      'warn',
      /whoever knows the address can pretend/,
      async () => {
        await here.hasAccount()
        await here.change({ acceptsUnsigned: true })
      },
    ],
    [
      'a wrong API secret',
      'credentials vonage',
      'bad',
      /^Vonage does not take them/,
      () => here.change({ apiKey: 'a', apiSecret: 'b' }),
    ],
    [
      'a wrong API secret, so no numbers',
      'numbers vonage',
      'skipped',
      /does not take the API key and secret/,
      () => here.change({ apiKey: 'a', apiSecret: 'b' }),
    ],
    [
      'Vonage is broken',
      'credentials vonage',
      'warn',
      /could not be asked/,
      async () => {
        await here.hasAccount()
        here.vonage.fails(9, 500)
      },
    ],
    [
      'the addresses lead elsewhere',
      'application vonage',
      'bad',
      /does not send calls here\. Answer address is POST https:\/\/old\.example/,
      async () => {
        ;(await application()).capabilities.voice.webhooks.answer_url.address = 'https://old.example/a'
      },
    ],
    [
      'an address is asked by GET',
      'application vonage',
      'bad',
      /Event address is GET .* should be POST/,
      async () => {
        ;(await application()).capabilities.voice.webhooks.event_url.http_method = 'GET'
      },
    ],
    [
      'webhooks are not signed',
      'application vonage',
      'bad',
      /Signed webhooks is off, and should be on/,
      async () => {
        ;(await application()).capabilities.voice.signed_callbacks = false
      },
    ],
    [
      'Vonage does not wait as long as it could',
      'application vonage',
      'warn',
      /sends calls here\. Answer address/,
      async () => {
        ;(await application()).capabilities.voice.webhooks.answer_url.socket_timeout = 1_000
      },
    ],
    [
      'the application is gone',
      'application vonage',
      'bad',
      /has no application/,
      async () => {
        await here.hasAccount()
        here.vonage.applications.clear()
      },
    ],
    [
      'no private key',
      'private-key vonage',
      'skipped',
      /^No private key is set/,
      async () => {
        await here.hasAccount()
        await here.change({ privateKey: null })
      },
    ],
    [
      'the key of another application',
      'private-key vonage',
      'bad',
      /belongs to another application/,
      async () => {
        const { id, keys } = await here.hasAccount()
        const other = await (await openOther()).hasAccount()
        here.vonage.applications.set(id, { ...other, id, name: 'Patchbay' })
        expect(keys).not.toEqual(other.keys)
      },
    ],
    [
      'a number answers elsewhere',
      'numbers vonage',
      'bad',
      /\+44 7700 900321 is forwarded to \+44 20 7946 0018/,
      async () => {
        await here.hasAccount()
        const held = here.vonage.numbers.get(NUMBER.slice(1))
        Object.assign(held ?? {}, { voiceCallbackType: 'tel', voiceCallbackValue: '442079460018' })
      },
    ],
    [
      'a number is not held',
      'numbers vonage',
      'bad',
      /is not held by this account/,
      async () => {
        await here.hasAccount()
        here.vonage.numbers.clear()
      },
    ],
    [
      'a number comes here that nobody knows',
      'numbers vonage',
      'warn',
      /sends calls to \+44 7700 900322 here, but no flow/,
      async () => {
        const { id } = await here.hasAccount()
        const msisdn = '447700900322'
        here.vonage.numbers.set(msisdn, {
          country: 'GB',
          msisdn,
          type: 'mobile-lvn',
          features: [],
          app_id: id,
        })
      },
    ],
    [
      'rows wait on disk',
      'spool',
      'warn',
      /One entry waits on disk/,
      () => {
        mkdirSync(join(here.config.dataDir, 'spool'))
        writeFileSync(join(here.config.dataDir, 'spool', 'a.jsonl'), '{"key":"1"}\n')
      },
    ],
    [
      'the voice server is not there',
      'voice-server',
      'warn',
      /but one does at PUBLIC_URL/,
      () => here.stopsVoiceServer(),
    ],
  ])('%s: %s is %s', async (_, id, is, sentence, breaks) => {
    await breaks()
    const finding = await here.finds(id)
    expect(finding.found).toMatch(sentence)
    expect(finding.is).toBe(is)
    if (is === 'bad' || is === 'warn') expect(finding.todo).toBeTruthy()
  })

  const openOther = async () => {
    const other = await openInstallation()
    others.push(other)
    return other
  }

  const at = (publicUrl: string) => ({ config: { ...here.config, publicUrl } })

  test('a Patchbay of somebody else is not taken for ours', async () => {
    const other = await openOther()
    expect(await here.finds('reachable', at(other.config.publicUrl))).toMatchObject({
      is: 'bad',
      found: expect.stringContaining('Another Patchbay answers at'),
    })
  })

  test('nobody trusts a certificate that one has made oneself, and not everything speaks https', async () => {
    const server = createServer(SELF_SIGNED, (_, response) => response.end())
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const secure = `https://localhost:${(server.address() as AddressInfo).port}`
    expect((await here.finds('reachable', at(secure))).found).toContain('nobody trusts its certificate')
    server.close()
    const plain = await listening((_, response) => response.end())
    const { found } = await here.finds('reachable', at(plain.url.replace('http:', 'https:')))
    expect(found).toContain('it does not speak https')
    plain.close()
    expect((await here.finds('reachable', at(plain.url))).found).toContain('nothing listens there')
  })

  test('an address for everybody is good under https only, and not where it opens the dashboard', async () => {
    const outside = { reachOf: async () => 'everybody' as const }
    const https = at('https://voice.example.com')
    expect((await here.finds('public-address', { ...outside, ...https })).is).toBe('good')
    expect((await here.finds('public-address', outside)).found).toContain('is not https')
    expect((await here.finds('reachable', outside)).is).toBe('good')
  })

  test('the address of this machine is enough for the sandbox, and for nothing else', async () => {
    expect((await here.finds('public-address')).is).toBe('warn')
    await here.hasAccount()
    const finding = await here.finds('public-address')
    expect(finding).toMatchObject({
      is: 'bad',
      found: expect.stringContaining('nobody outside can reach it'),
    })
    expect(finding.todo).toContain(String(here.config.voicePort))
  })

  test('a clock that is off is told, by how much and which way', async () => {
    const off = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) })
    expect((await here.finds('clock')).is).toBe('good')
    expect((await here.finds('clock', off(10))).found).toContain('10 minutes ahead of that of Vonage')
    expect((await here.finds('clock', off(-7))).found).toContain('7 minutes behind')
  })

  test('a key that does not open the accounts is told, and the rest goes on', async () => {
    await here.hasAccount()
    const secrets = { ...here.secrets, encryptionKey: randomBytes(32) }
    const found = await here.examines({ secrets })
    expect(found['secrets-open']?.is).toBe('bad')
    expect(found['same-settings']?.found).toContain('was started with another ENCRYPTION_KEY')
    expect(found['credentials vonage']).toMatchObject({
      is: 'skipped',
      found: expect.stringContaining('cannot be opened'),
    })
    expect(found['signature sandbox']?.is).toBe('good')
  })

  test('in a terminal that has another PUBLIC_URL than the voice server, the right one is told', async () => {
    const finding = await here.finds('same-settings', { ...at('http://localhost:1'), process: 'terminal' })
    expect(finding.todo).toContain(`PUBLIC_URL=${here.config.publicUrl} npm run doctor`)
  })

  test('a database that is away is told, and what does not need it is checked', async () => {
    const found = await here.examines({ database: () => Promise.reject(new Error('gone')) })
    expect(found.database?.is).toBe('bad')
    expect(found['voice-server']?.is).toBe('good')
    expect(found['numbers vonage']).toMatchObject({ is: 'skipped', found: 'The database does not answer.' })
  })
})

test('no two checks have one id, and each stands beside the others of its group', () => {
  const ids = CHECKS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const groups = CHECKS.map(({ group }) => group).filter((group, at, all) => group !== all[at - 1])
  expect(new Set(groups).size).toBe(groups.length)
})
