import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { keyOf, openStores } from '@/lib/recordings/store'
import { appendLog } from '@/lib/store/call-log'
import { listCalls } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'
import { recordingIdOf } from '@/lib/store/fold-recordings'
import { sweep } from '@/lib/store/projection'
import { claimJob } from '@/lib/store/retention/claim'
import { askErasure, nextErasure } from '@/lib/store/retention/erasures'
import { planOf } from '@/lib/store/retention/plan'
import { lastRun } from '@/lib/store/retention/runs'
import { retention, writeRetention } from '@/lib/store/retention/settings'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { connectedCall, second } from '@/lib/store/testing/log-rows'
import { recordingOf } from '@/lib/store/testing/recorded-calls'
import { exportCaller } from './export'
import { keepOnce } from './keeper'

const log = { info() {}, error() {} }
const caller = '+12025550143'
const DAY = 86_400
const daysLater = (days: number) => () => new Date(Date.parse(second(days * DAY + 60)))

describeOnEachDatabase((open) => {
  const keep = (db: Database, holder: string, now: () => Date, isSpoolEmpty = async () => true) =>
    keepOnce({ db, log, isSpoolEmpty }, { holder, now, rest: async () => {} })

  async function lived(): Promise<Database> {
    const db = await open()
    for (const day of [0, 1, 2])
      await appendLog(db, connectedCall({ conversation: `CON-${day}`, startsAt: day * DAY }))
    await sweep(db)
    return db
  }

  test('what goes next is told beforehand, then goes, once an hour, by one process at a time', async () => {
    const db = await lived()
    const now = daysLater(2)
    await writeRetention(db, retention.parse({ callsDays: 1, logDays: 1, maskAfterDays: 1 }))
    const plan = await planOf(db, retention.parse({ callsDays: 1, logDays: 1, maskAfterDays: 1 }), now())
    expect(plan).toMatchObject({
      calls: { due: 2, count: 'exact', nextAt: second(3 * DAY) },
      log: { due: 14, count: 'about' },
      masks: { due: 2 },
      recordings: { due: 0, before: null },
    })

    expect(await claimJob(db, 'retention', 'another', now())).toBe(true)
    await keep(db, 'one', now)
    expect((await listCalls(db)).calls).toHaveLength(3)

    // The other one has died: its claim runs out.
    const later = () => new Date(now().getTime() + 61_000)
    await keep(db, 'one', later)
    expect((await listCalls(db)).calls.map(({ id }) => id)).toEqual(['vonage:CON-2'])
    expect(await lastRun(db)).toMatchObject({
      done: { calls: 2 },
      endedAt: later().toISOString(),
      problem: null,
    })

    await keep(db, 'two', () => new Date(later().getTime() + 1_800_000))
    expect(await lastRun(db)).toMatchObject({ startedAt: later().toISOString() })
  })

  test('a run that is cut off when its process ends is gone on with at once, and not in an hour', async () => {
    const db = await lived()
    await writeRetention(db, retention.parse({ callsDays: 1 }))
    let batches = 0
    const cutOff = { holder: 'one', now: daysLater(9), rest: async () => {}, isClosing: () => batches++ > 0 }
    await keepOnce({ db, log, isSpoolEmpty: async () => true }, cutOff)
    expect(await lastRun(db)).toMatchObject({ endedAt: null })
    const soon = () => new Date(daysLater(9)().getTime() + 1_000)
    await keep(db, 'two', soon)
    expect((await listCalls(db)).calls).toEqual([])
    expect(await lastRun(db)).toMatchObject({ endedAt: soon().toISOString() })
  })

  test('an erasure ends only when nothing waits on disk', async () => {
    const db = await lived()
    await askErasure(db, caller)
    await keep(db, 'one', daysLater(9), async () => false)
    expect(await nextErasure(db)).toMatchObject({ progress: { isWaiting: true, calls: 3 } })
    await keep(db, 'one', daysLater(9))
    expect(await nextErasure(db)).toBeUndefined()
  })

  test('a caller’s data comes as a ZIP, and the audit log says so without the number', async () => {
    const db = await lived()
    const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-export-'))
    const stores = openStores({ dataDir })
    // A voicemail whose sound is kept, and one whose sound has not come in.
    const sound = randomBytes(200_000)
    for (const conversation of ['CON-0', 'CON-1']) await appendLog(db, [recordingOf(conversation)])
    await sweep(db)
    const [kept = '', other = ''] = ['CON-0', 'CON-1'].map((one) =>
      recordingIdOf(`vonage:${one}`, `rec-${one}`),
    )
    const path = join(dataDir, 'incoming')
    writeFileSync(path, sound)
    await stores.into.keep(keyOf(kept), { path, sizeBytes: sound.length, contentType: 'audio/mpeg' })
    await db.query(
      "UPDATE recordings SET audio = 'stored', stored_in = 'disk', content_type = 'audio/mpeg', size_bytes = $1, transcript = $2 WHERE id = $3",
      sound.length,
      '[{"text":"Call me back.","startMs":0,"endMs":900,"channel":0}]',
      kept,
    )
    const stream = await exportCaller({ db, log, stores }, caller)
    const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()))
    expect(Object.keys(files).sort()).toEqual([
      'caller.json',
      'calls.jsonl',
      'placed-calls.json',
      `recordings/${kept}.mp3`,
    ])
    expect(Buffer.from(files[`recordings/${kept}.mp3`] ?? []).equals(sound)).toBe(true)
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
    expect(JSON.parse(text('caller.json'))).toMatchObject({ number: caller, calls: 3, recordings: 2 })
    const calls = text('calls.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(calls.map(({ id }) => id)).toEqual(['vonage:CON-0', 'vonage:CON-1', 'vonage:CON-2'])
    expect(calls[0].log).toHaveLength(9)
    expect(calls.map(({ recordings }) => recordings.map(({ id }: { id: string }) => id))).toEqual([
      [kept],
      [other],
      [],
    ])
    expect(JSON.stringify(calls[0])).toContain('Call me back.')
    rmSync(dataDir, { recursive: true })
    const [audited] = await db.query('SELECT * FROM audit_entries')
    expect(audited).toMatchObject({ action: 'caller.exported', subject: '+1 20• ••• ••43' })
  })
})
