import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeVonage, startFakeVonage } from '../carriers/vonage/testing/fake-api'
import { findRecording, keepRecording } from '../kept-recordings'
import { putAccount } from '../store/accounts'
import { appendLog } from '../store/call-log'
import { deleteRecordings } from '../store/change-recordings'
import type { Database } from '../store/database'
import { recordingIdOf } from '../store/fold-recordings'
import { projectCalls } from '../store/projection'
import { takeWork, type Work } from '../store/recording-work'
import { getRecording } from '../store/recordings'
import { describeOnEachDatabase } from '../store/testing/each-database'
import { leaves, transcriptOf } from '../store/testing/recorded-calls'
import { deleteRecordingsOfCalls } from './delete-of-calls'
import { erase } from './erase'
import { type FetchDeps, fetchSound, fetchTranscript } from './fetch-recording'
import { keyOf, openStores } from './store'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const APPLICATION = '78d335fa-323d-0114-9c3d-d6f0d48968cf'
const encryptionKey = randomBytes(32)
const MP3 = Buffer.concat([Buffer.from('ID3\x04'), randomBytes(200_000)])
const TRANSCRIPT = {
  ver: '2.1.0',
  channels: [
    {
      duration: 22_000,
      transcript: [
        { sentence: 'Please ring back.', timestamp: 3_000, duration: 1_200, words: [] },
        { sentence: 'Hello, this is Ada.', timestamp: 400, duration: 1_800, words: [] },
      ],
    },
  ],
}

let vonage: FakeVonage
beforeAll(async () => {
  vonage = await startFakeVonage()
  vonage.applications.set(APPLICATION, {
    id: APPLICATION,
    name: 'Patchbay',
    keys: { public_key: publicKey },
    capabilities: {},
  })
})
afterAll(() => vonage.close())
afterEach(() => vonage.files.clear())

const CALL = 'vonage:CON-1'
const id = recordingIdOf(CALL, 'rec-CON-1')

async function desk(db: Database, { account = true } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-fetch-'))
  if (account)
    await putAccount(db, encryptionKey, 'vonage', {
      apiKey: vonage.apiKey,
      apiSecret: vonage.apiSecret,
      applicationId: APPLICATION,
      privateKey,
    })
  const clock = { now: new Date('2026-01-06T12:00:00.000Z') }
  const deps: FetchDeps = {
    db,
    secrets: { encryptionKey },
    config: { dataDir, carrierHosts: { vonage: { api: vonage.url, rest: vonage.url } } },
    stores: openStores({ dataDir }),
    now: () => clock.now,
  }
  const does = async (work: Work, run: (deps: FetchDeps, taken: NonNullable<Taken>) => Promise<void>) => {
    const now = new Date(Date.now() + 1_000)
    const taken = await takeWork(db, [work], { now, leaseMs: 60_000 })
    if (!taken) throw new Error(`There is nothing to be done: ${work}`)
    await run(deps, taken)
    return getRecording(db, taken.recordingId)
  }
  const file = join(dataDir, 'recordings', ...keyOf(id).split('/'))
  const incoming = () => readdirSync(join(dataDir, 'recordings', '.incoming'))
  return { deps, clock, does, file, incoming, dataDir }
}
type Taken = Awaited<ReturnType<typeof takeWork>>

const mp3 = { application: APPLICATION, contentType: 'audio/mpeg', bytes: MP3 }
const at = (name: string) => ({ recordingUrl: `${vonage.url}/v1/files/${name}` })

describeOnEachDatabase((open) => {
  test('a voicemail is fetched in the name of the application, and lies in the store as it was', async () => {
    const db = await open()
    const { does, deps, incoming } = await desk(db)
    vonage.files.set('one', mp3)
    await leaves(db, 'CON-1', at('one'))
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'stored',
      contentType: 'audio/mpeg',
      sizeBytes: MP3.length,
      storedIn: 'disk',
      trouble: null,
    })
    const found = await deps.stores.into.open(keyOf(id))
    expect(found && (await buffer(found.stream)).equals(MP3)).toBe(true)
    expect(incoming()).toEqual([])
  })

  test('what is not the carrier’s any more, or another application’s, is gone, and it is said why', async () => {
    const db = await open()
    const { does } = await desk(db)
    await leaves(db, 'CON-1', at('missing'))
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'gone',
      trouble: expect.stringContaining('does not have it any more'),
    })
    vonage.files.set('anothers', { ...mp3, application: 'another' })
    await leaves(db, 'CON-2', at('anothers'))
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'gone',
      trouble: expect.stringContaining('only to the application that recorded it'),
    })
  })

  test('half a file, a carrier in trouble and a redirect are tried again; nobody else is shown the token', async () => {
    const db = await open()
    const { does, file, incoming } = await desk(db)
    const seen: (string | undefined)[] = []
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.end(MP3)
    }).listen(0, '127.0.0.1')
    await new Promise((listening) => elsewhere.once('listening', listening))
    const redirectsTo = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    vonage.files.set('half', { ...mp3, breaksOff: true })
    vonage.files.set('sent', { application: APPLICATION, redirectsTo })
    await leaves(db, 'CON-1', at('half'))
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'waiting',
      trouble: expect.stringContaining('half way'),
    })
    const later = () => db.query("UPDATE recording_work SET due_at = '2027-01-01T00:00:00.000Z'")
    await later()
    await leaves(db, 'CON-2', at('sent'))
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'waiting',
      trouble: expect.stringContaining('another address'),
    })
    await later()
    await leaves(db, 'CON-3', { recordingUrl: redirectsTo })
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'gone',
      trouble: expect.stringContaining('not Vonage’s'),
    })
    elsewhere.close()
    expect(seen).toEqual([])
    expect(existsSync(file)).toBe(false)
    expect(incoming()).toEqual([])

    // Some days later it is there after all.
    vonage.files.set('half', mp3)
    await db.query(
      "UPDATE recording_work SET due_at = '2026-01-01T00:00:00.000Z' WHERE recording_id = $1",
      id,
    )
    expect(await does('audio', fetchSound)).toMatchObject({ audio: 'stored', trouble: null })
    expect(existsSync(file)).toBe(true)
  })

  test('what is no sound is not kept, whatever it is called', async () => {
    const db = await open()
    const { does, incoming } = await desk(db)
    vonage.files.set('page', { ...mp3, bytes: Buffer.from('<script>alert(1)</script>'.padEnd(100)) })
    await leaves(db, 'CON-1', at('page'))
    expect(await does('audio', fetchSound)).toMatchObject({ audio: 'gone' })
    expect(incoming()).toEqual([])
  })

  test('while the account has no private key it waits, until the carrier has nothing any more', async () => {
    const db = await open()
    const { does, clock } = await desk(db, { account: false })
    await leaves(db, 'CON-1', at('one'))
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'waiting',
      trouble: expect.stringContaining('set the application and its private key'),
    })
    clock.now = new Date('2026-02-20T12:00:00.000Z')
    await db.query("UPDATE recording_work SET due_at = '2026-01-01T00:00:00.000Z' WHERE work = 'audio'")
    expect(await does('audio', fetchSound)).toMatchObject({
      audio: 'gone',
      trouble: expect.stringContaining('while Vonage had it'),
    })
  })

  test('a transcript is kept as text with its times, before or after its recording', async () => {
    const db = await open()
    const { does } = await desk(db)
    vonage.files.set('text', {
      ...mp3,
      contentType: 'application/json',
      bytes: Buffer.from(JSON.stringify(TRANSCRIPT)),
    })
    await appendLog(db, [transcriptOf('CON-1', `${vonage.url}/v1/files/text`)])
    await projectCalls(db, [CALL])
    await does('transcript', fetchTranscript)
    await leaves(db, 'CON-1', at('one'))
    expect(await getRecording(db, id)).toMatchObject({
      shelf: 'unheard',
      transcriptState: 'there',
      excerpt: 'Hello, this is Ada. Please ring back.',
      transcript: [
        { text: 'Hello, this is Ada.', startMs: 400, endMs: 2_200 },
        { text: 'Please ring back.', startMs: 3_000, endMs: 4_200 },
      ],
    })
    vonage.files.set('text', { ...mp3, bytes: Buffer.from('{"channels": "none"}') })
    await appendLog(db, [transcriptOf('CON-2', `${vonage.url}/v1/files/text`)])
    await projectCalls(db, ['vonage:CON-2'])
    expect(await does('transcript', fetchTranscript)).toMatchObject({
      transcriptState: 'gone',
      transcript: [],
    })
  })

  test('what was said to the test phone is fetched from the data folder; from a terminal there is no sound', async () => {
    const db = await open()
    const { does, dataDir, deps } = await desk(db, { account: false })
    const audio = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), randomBytes(500)])
    await keepRecording(dataDir, 'rec-CON-1', { type: 'audio/webm', audio })
    await leaves(db, 'CON-1', {
      carrier: 'sandbox',
      recordingUrl: 'http://localhost:3000/internal/phone/recordings/rec-CON-1',
    })
    expect(await does('audio', fetchSound)).toMatchObject({ audio: 'stored', contentType: 'audio/webm' })
    await leaves(db, 'CON-2', {
      carrier: 'sandbox',
      recordingUrl: 'https://files.sandbox.invalid/v1/files/2',
    })
    expect(await does('audio', fetchSound)).toMatchObject({ audio: 'silent', trouble: null })
    // With its call it goes there as well.
    await deleteRecordingsOfCalls(db, deps.stores, ['sandbox:CON-1', 'sandbox:CON-2'])
    expect(await findRecording(dataDir, 'rec-CON-1')).toBeUndefined()
  })

  test('what is deleted leaves the store, also when it was only just coming in', async () => {
    const db = await open()
    const { does, deps, file } = await desk(db)
    vonage.files.set('one', mp3)
    await leaves(db, 'CON-1', at('one'))
    await does('audio', async (its, taken) => {
      await deleteRecordings(db, [id])
      await fetchSound(its, taken)
    })
    expect(existsSync(file)).toBe(false)

    await leaves(db, 'CON-2', at('one'))
    const second = await does('audio', fetchSound)
    await deleteRecordings(db, [second?.id ?? ''])
    await db.query("UPDATE recording_work SET due_at = '2026-01-01T00:00:00.000Z' WHERE work = 'erase'")
    await does('erase', erase)
    await does('erase', erase)
    expect(await deps.stores.into.open(keyOf(second?.id ?? ''))).toBeUndefined()
    expect(await getRecording(db, second?.id ?? '')).toMatchObject({ shelf: 'erased', storedIn: null })
  })

  test('with its calls, everything that was recorded on them goes for good', async () => {
    const db = await open()
    const { does, deps, file } = await desk(db)
    vonage.files.set('one', mp3)
    await leaves(db, 'CON-1', at('one'))
    await does('audio', fetchSound)
    expect(readFileSync(file).equals(MP3)).toBe(true)
    expect(await deleteRecordingsOfCalls(db, deps.stores, [CALL, 'vonage:nobody'])).toBe(1)
    expect(existsSync(file)).toBe(false)
    expect(await deleteRecordingsOfCalls(db, deps.stores, [CALL])).toBe(0)
    const later = { now: new Date(Date.now() + 3_600_000), leaseMs: 1_000 }
    expect(await takeWork(db, ['audio', 'transcript', 'erase', 'notice'], later)).toBeUndefined()
  })
})
