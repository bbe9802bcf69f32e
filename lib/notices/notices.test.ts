import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { SYSTEM } from '../access/roles'
import { changeMail } from '../mail/mail-setting'
import { startMailServer } from '../mail/testing/mail-server'
import type { AllowedInside } from '../outgoing/inside'
import { keyOf, openStores } from '../recordings/store'
import { NotAllowed } from '../store/allow'
import { deleteRecordings, markHeard, restoreRecordings } from '../store/change-recordings'
import type { Database } from '../store/database'
import { recordingIdOf } from '../store/fold-recordings'
import { type Channel, failedNotices, forgetNotices, takeNotice } from '../store/notices'
import { takeWork } from '../store/recording-work'
import { describeOnEachDatabase } from '../store/testing/each-database'
import { leaves } from '../store/testing/recorded-calls'
import { deliver, MOST_TRIES } from './deliver'
import { changeNotices, type NoticeChange, noticeChange, readNotices } from './setting'
import { shownNotices } from './shown'
import { SOUND_WAIT_MS, TRANSCRIPT_WAIT_MS, tellOfVoicemail } from './tell'
import { sendTestNotices } from './test-notice'
import { startReceiver } from './testing/receiver'

const encryptionKey = randomBytes(32)
const DESK = 'night-desk@example.com'
/** The stories are told then: the first voicemail is over at 12:01:01. */
const BEFORE = new Date('2026-01-01T00:00:00.000Z')
const idOf = (conversation: string) => recordingIdOf(`vonage:${conversation}`, `rec-${conversation}`)

const servers: { close: () => unknown }[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

/** An installation with a mail server and a service, and somebody who turns its clock. */
async function office(db: Database, { allowInside = true }: { allowInside?: AllowedInside } = {}) {
  const [mail, service] = await Promise.all([startMailServer(), startReceiver()])
  servers.push(mail, service)
  await changeMail(
    { db, encryptionKey },
    { host: 'localhost', port: mail.port, security: 'none', user: '', from: 'patchbay@example.com' },
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-notices-'))
  const clock = { now: new Date() }
  const now = () => clock.now
  const stores = openStores({ dataDir })
  const deps = {
    db,
    encryptionKey,
    stores,
    allowInside,
    dashboardUrl: 'https://patchbay.example.com',
    now,
  }
  const tells = async (change: Partial<NoticeChange>, since = BEFORE) => {
    const parsed = noticeChange.parse({
      addresses: [],
      attachesSound: false,
      webhookUrl: '',
      ...change,
    })
    const secret = await changeNotices({ db, encryptionKey }, parsed, since)
    if (secret) service.knows(secret)
    return secret
  }
  /** So long after the last word of that voicemail it is looked who is to be told. */
  const looks = async (conversation: string, ms = 0) => {
    const [row] = await db.query('SELECT recorded_at FROM recordings WHERE id = $1', idOf(conversation))
    await db.query("UPDATE recording_work SET due_at = '2026-01-01T00:00:00.000Z' WHERE work = 'notice'")
    const taken = await takeWork(db, ['notice'], { now: new Date(), leaseMs: 60_000 })
    const at = new Date(Date.parse(String(row?.recorded_at)) + ms)
    if (taken) await tellOfVoicemail({ db, now: () => at }, taken)
  }
  /** Delivers what is due; the clock goes on to the next try. */
  const delivers = async (channel: Channel) => {
    const [next] = await db.query('SELECT MAX(due_at) AS due FROM notices WHERE channel = $1', channel)
    const due = Date.parse(String(next?.due))
    if (due > clock.now.getTime()) clock.now = new Date(due)
    const taken = await takeNotice(db, channel, { now: clock.now, leaseMs: 60_000 })
    if (taken) await deliver(deps, taken)
    return taken
  }
  const stored = async (conversation: string, sound = Buffer.from('ID3 hello')) => {
    const path = join(dataDir, `${conversation}.mp3`)
    writeFileSync(path, sound)
    const file = { path, sizeBytes: sound.length, contentType: 'audio/mpeg' }
    await stores.into.keep(keyOf(idOf(conversation)), file)
    await db.query(
      `UPDATE recordings SET audio = 'stored', stored_in = 'disk', content_type = 'audio/mpeg', size_bytes = $1
        WHERE id = $2`,
      sound.length,
      idOf(conversation),
    )
  }
  return { deps, mail, service, tells, looks, delivers, stored, clock }
}

const outbox = (db: Database) => db.query('SELECT * FROM notices ORDER BY channel, target')

describeOnEachDatabase((open) => {
  test('who is set hears of a voicemail by mail: who, where, what was said, a link, and its sound', async () => {
    const db = await open()
    const { mail, tells, looks, delivers, stored } = await office(db)
    await tells({ addresses: [{ to: DESK, flowId: null }], attachesSound: true })
    await leaves(db, 'CON-1')
    await looks('CON-1')
    expect(await outbox(db)).toEqual([]) // its sound is still on its way
    await stored('CON-1')
    await db.query(
      `UPDATE recordings SET transcript_state = 'there', transcript = $1`,
      JSON.stringify([{ text: 'Please ring back.', startMs: 0, endMs: 1, channel: 0 }]),
    )
    await looks('CON-1')
    await delivers('mail')
    const [got] = mail.mails
    expect(got?.subject).toBe('Voicemail from +1 202 555 0143')
    expect(got?.text).toContain('“Please ring back.”')
    expect(got?.text).toContain('To: +44 20 7946 0000')
    expect(got?.text).toContain('Length: 22 seconds')
    expect(got?.text).toContain('https://patchbay.example.com/calls/vonage%3ACON-1')
    expect(got?.attachments[0]?.content.toString()).toBe('ID3 hello')
    expect(await outbox(db)).toMatchObject([{ state: 'sent', tries: 1, due_at: null, trouble: null }])
  })

  test('a service is told by a signed POST, again with the same id when it failed, and never once it took it', async () => {
    const db = await open()
    const { service, tells, looks, delivers, stored } = await office(db)
    const secret = await tells({ webhookUrl: service.url })
    expect(secret).toMatch(/^whsec_/)
    expect(JSON.stringify(await db.query('SELECT * FROM settings'))).not.toContain(secret?.slice(6))
    await leaves(db, 'CON-1')
    await stored('CON-1')
    await looks('CON-1')
    service.answers(500, 302, 200)
    await delivers('webhook')
    expect(await failedNotices(db)).toMatchObject([
      { tries: 1, trouble: 'The service answered 500.', dueAt: expect.any(String) },
    ])
    await delivers('webhook')
    await delivers('webhook')
    expect(await delivers('webhook')).toBeUndefined()
    expect(await failedNotices(db)).toEqual([])
    expect(service.received.map(({ isSigned }) => isSigned)).toEqual([true, true, true])
    expect(new Set(service.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(service.received[0]?.json).toMatchObject({
      type: 'voicemail.left',
      data: {
        recording: idOf('CON-1'),
        call: 'vonage:CON-1',
        caller: '+12025550143',
        called: '+442079460000',
        durationSeconds: 22,
        sound: 'stored',
        transcript: null,
      },
    })
    service.knows('whsec_c29tZWJvZHkgZWxzZQ==')
    await tells({ webhookUrl: service.url }) // saved once more: the secret stays
    await leaves(db, 'CON-2')
    await stored('CON-2')
    await looks('CON-2')
    await delivers('webhook')
    expect(service.received.at(-1)?.isSigned).toBe(false) // not with what somebody else knows
  })

  test('each is told once, however often it is looked; who came later hears of nothing older', async () => {
    const db = await open()
    const { service, tells, looks } = await office(db)
    await leaves(db, 'CON-1')
    const [{ recorded_at }] = (await db.query('SELECT recorded_at FROM recordings')) as [
      { recorded_at: string },
    ]
    const after = new Date(Date.parse(recorded_at) + 1_000)
    await tells({ addresses: [{ to: DESK, flowId: null }] })
    await tells(
      {
        addresses: [
          { to: DESK, flowId: null },
          { to: 'late@example.com', flowId: null },
        ],
        webhookUrl: service.url,
      },
      after,
    )
    await looks('CON-1', SOUND_WAIT_MS)
    expect(await outbox(db)).toMatchObject([{ channel: 'mail', target: DESK }])
    await db.query(
      `INSERT INTO recording_work (recording_id, work, due_at) VALUES ($1, 'notice', '2026-01-01T00:00:00.000Z')`,
      idOf('CON-1'),
    )
    await looks('CON-1', SOUND_WAIT_MS)
    expect(await outbox(db)).toHaveLength(1)
  })

  test('who is set for a flow hears of that flow alone, and of each message once', async () => {
    const db = await open()
    const { tells, looks, stored } = await office(db)
    await tells({
      addresses: [
        { to: DESK, flowId: null },
        { to: DESK, flowId: 'reception' },
        { to: 'reception@example.com', flowId: 'reception' },
        { to: 'sales@example.com', flowId: 'sales' },
      ],
    })
    await leaves(db, 'CON-1')
    await stored('CON-1')
    await looks('CON-1')
    expect((await outbox(db)).map(({ target }) => target)).toEqual([DESK, 'reception@example.com'])
  })

  test('a transcript that was told of is waited for, but not for ever; nor is the sound', async () => {
    const db = await open()
    const { tells, looks, stored } = await office(db)
    await tells({ addresses: [{ to: DESK, flowId: null }] })
    await leaves(db, 'CON-1')
    await looks('CON-1', SOUND_WAIT_MS - 1)
    expect(await outbox(db)).toEqual([])
    await looks('CON-1', SOUND_WAIT_MS)
    expect(await outbox(db)).toHaveLength(1)
    await leaves(db, 'CON-2')
    await stored('CON-2')
    await db.query("UPDATE recordings SET transcript_state = 'waiting' WHERE id = $1", idOf('CON-2'))
    await looks('CON-2', TRANSCRIPT_WAIT_MS - 1)
    expect(await outbox(db)).toHaveLength(1)
    await looks('CON-2', TRANSCRIPT_WAIT_MS)
    expect(await outbox(db)).toHaveLength(2)
  })

  test('where a flow has messages written down, that is waited for before the carrier tells of it', async () => {
    const db = await open()
    const { tells, looks, stored } = await office(db)
    await tells({ addresses: [{ to: DESK, flowId: null }] })
    const at = '2026-01-01T00:00:00.000Z'
    await db.query(
      `INSERT INTO flows (id, name, draft, revision, created_at, updated_at) VALUES ('reception', 'Reception', '{}', 1, $1, $1)`,
      at,
    )
    const nodes = { 'night-desk': { kind: 'voicemail', name: 'Night desk', settings: { transcribe: {} } } }
    await db.query(
      `INSERT INTO versions (id, flow_id, number, document, fallback, hash, note, created_at)
        VALUES ('transcribed-1', 'reception', 1, $1, '[]', '', '', $2)`,
      JSON.stringify({ nodes }),
      at,
    )
    await leaves(db, 'CON-1')
    await db.query("UPDATE recordings SET version_id = 'transcribed-1'")
    await stored('CON-1')
    await looks('CON-1', TRANSCRIPT_WAIT_MS - 1)
    expect(await outbox(db)).toEqual([])
    await looks('CON-1', TRANSCRIPT_WAIT_MS)
    expect(await outbox(db)).toHaveLength(1)
  })

  test('what nobody takes is tried with growing pauses, then given up, and it is said why', async () => {
    const db = await open()
    const { mail, tells, looks, delivers, stored, clock } = await office(db)
    mail.refuses(451, 'Come back later')
    await tells({ addresses: [{ to: DESK, flowId: null }] })
    await leaves(db, 'CON-1')
    await stored('CON-1')
    await looks('CON-1')
    const begun = clock.now.getTime()
    for (let tries = 1; tries < MOST_TRIES; tries += 1) await delivers('mail')
    expect(clock.now.getTime() - begun).toBeGreaterThan(12 * 3_600_000)
    expect(await outbox(db)).toMatchObject([{ state: 'waiting' }])
    await delivers('mail')
    expect(await failedNotices(db)).toMatchObject([
      { target: DESK, tries: MOST_TRIES, dueAt: null, trouble: expect.stringContaining('Come back later') },
    ])
    expect(await delivers('mail')).toBeUndefined()
  })

  test('an address that does not exist is not tried again; a service of the own network is not asked', async () => {
    const db = await open()
    const { mail, service, tells, looks, delivers, stored } = await office(db, { allowInside: false })
    mail.refuses(550, 'No such user')
    await tells({ addresses: [{ to: DESK, flowId: null }], webhookUrl: service.url })
    await leaves(db, 'CON-1')
    await stored('CON-1')
    await looks('CON-1')
    await delivers('mail')
    await delivers('webhook')
    expect(service.received).toEqual([])
    expect(
      (await failedNotices(db))
        .map(({ channel, dueAt, trouble }) => [channel, dueAt === null, trouble])
        .sort(),
    ).toEqual([
      ['mail', true, expect.stringContaining('No such user')],
      ['webhook', false, expect.stringContaining('ALLOW_PRIVATE_ADDRESSES')],
    ])
  })

  test('two processes never deliver the same; what one left undone when it died, another does', async () => {
    const db = await open()
    const { tells, looks, stored } = await office(db)
    await tells({ addresses: [{ to: DESK, flowId: null }] })
    await leaves(db, 'CON-1')
    await stored('CON-1')
    await looks('CON-1')
    const now = new Date()
    const both = await Promise.all([1, 2].map(() => takeNotice(db, 'mail', { now, leaseMs: 60_000 })))
    expect(both.filter(Boolean)).toHaveLength(1)
    const later = new Date(now.getTime() + 60_001)
    expect(await takeNotice(db, 'mail', { now: later, leaseMs: 60_000 })).toMatchObject({ tries: 2 })
  })

  test('what was heard, deleted or taken off the list before its turn is not told of', async () => {
    const db = await open()
    const { mail, service, tells, looks, delivers, stored } = await office(db)
    await tells({ addresses: [{ to: DESK, flowId: null }], webhookUrl: service.url })
    for (const name of ['CON-1', 'CON-2']) {
      await leaves(db, name)
      await stored(name)
      await looks(name)
    }
    await markHeard(db, [idOf('CON-1')], true)
    await deleteRecordings(db, [idOf('CON-2')])
    for (const channel of ['mail', 'mail', 'webhook', 'webhook'] as const) await delivers(channel)
    expect(mail.mails).toEqual([])
    expect(service.received.map(({ json }) => json.data.recording)).toEqual([idOf('CON-1')])
    await restoreRecordings(db, [idOf('CON-2')])
    await looks('CON-2')
    expect((await outbox(db)).map(({ state }) => state)).toEqual(['sent'])
    await leaves(db, 'CON-3')
    await stored('CON-3')
    await looks('CON-3')
    await tells({ webhookUrl: service.url })
    await delivers('mail')
    expect(await failedNotices(db)).toMatchObject([
      { trouble: expect.stringContaining('taken off the list') },
    ])
  })

  test('a test goes to everybody who is set, and says of each whether it was taken', async () => {
    const db = await open()
    const { mail, service, tells, deps } = await office(db)
    await tells({ addresses: [{ to: DESK, flowId: null }], webhookUrl: service.url })
    service.answers(503)
    expect(await sendTestNotices(deps)).toEqual([
      { channel: 'mail', target: DESK, told: { ok: true } },
      {
        channel: 'webhook',
        target: service.url,
        told: { ok: false, isLasting: false, message: 'The service answered 503.' },
      },
    ])
    expect(mail.mails[0]?.text).toContain('Nobody called.')
    expect(service.received[0]).toMatchObject({ isSigned: true, json: { type: 'voicemail.test' } })
    expect(await outbox(db)).toEqual([])
  })

  test('only owners say who is told; old notices are forgotten', async () => {
    const db = await open()
    const { tells, looks, delivers, stored } = await office(db)
    const publisher = db.as({ ...SYSTEM, role: 'publisher' })
    const change = noticeChange.parse({
      addresses: [],
      attachesSound: false,
      webhookUrl: 'https://example.com/',
    })
    await expect(changeNotices({ db: publisher, encryptionKey }, change)).rejects.toThrow(NotAllowed)
    expect((await readNotices(db)).webhook).toBeNull()
    await tells({ webhookUrl: 'https://example.com/hook?token=wisteria' })
    expect((await shownNotices(db)).setting.webhook?.url).toContain('wisteria')
    expect(JSON.stringify(await shownNotices(publisher))).not.toContain('wisteria')
    await tells({ addresses: [{ to: DESK, flowId: null }] })
    await leaves(db, 'CON-1')
    await stored('CON-1')
    await looks('CON-1')
    const later = new Date(Date.now() + 60_000)
    expect(await forgetNotices(db, later)).toBe(0)
    await delivers('mail')
    expect(await forgetNotices(db, later)).toBe(1)
  })
})

test.each([
  ['addresses', [{ to: 'nobody', flowId: null }]],
  ['webhookUrl', 'ftp://example.com'],
  ['webhookUrl', 'https://user:secret@example.com'],
])('what cannot be told to is not kept: %s %j', (field, wrong) => {
  const whole = { addresses: [], attachesSound: false, webhookUrl: '' }
  expect(noticeChange.safeParse(whole).success).toBe(true)
  expect(noticeChange.safeParse({ ...whole, [field]: wrong }).success).toBe(false)
})
