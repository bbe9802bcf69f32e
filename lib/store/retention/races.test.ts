import { expect, test } from 'vitest'
import { appendLog } from '../call-log'
import { getCall } from '../calls'
import type { Database, Query } from '../database'
import { eraseRecordingsOfCalls } from '../erase-recordings'
import { projectCalls } from '../projection'
import { describeOnEachDatabase } from '../testing/each-database'
import { connectedCall, logRow, second } from '../testing/log-rows'
import { leaves, recordingOf } from '../testing/recorded-calls'
import { deleteCalls } from './delete-calls'
import { maskOldCalls } from './mask-calls'
import { makePace } from './pace'
import { applyRetention } from './run'
import { retention } from './settings'

const ID = 'vonage:CON-1'
const PATIENCE = { timeout: 20_000 }
const LATER = second(400 * 86_400)

describeOnEachDatabase((open, provider) => {
  test('a recording that is told of while its call is being deleted is neither kept nor fetched', async () => {
    const db = await open()
    await appendLog(db, connectedCall({ conversation: 'CON-1' }))
    await projectCalls(db, [ID])
    const recordings = {
      deleteOlder: async () => 0,
      async deleteOfCalls(callIds: string[]) {
        const erased = await eraseRecordingsOfCalls(db, callIds)
        await appendLog(db, [recordingOf('CON-1')])
        await projectCalls(db, callIds)
        return erased.length
      },
    }
    const pace = makePace(
      db,
      () => true,
      async () => {},
    )
    await applyRetention(db, retention.parse({ callsDays: 1 }), { pace, now: new Date(LATER), recordings })
    expect(await getCall(db, ID)).toBeUndefined()
    expect(await db.query('SELECT shelf, audio_url FROM recordings')).toEqual([
      { shelf: 'erased', audio_url: null },
    ])
    expect(await db.query('SELECT work FROM recording_work')).toEqual([{ work: 'erase' }])
  })

  if (provider === 'sqlite') return // who writes there has the database to himself

  test('a call that one process gathers while another deletes it does not come back', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    await whileHeld(db, 'call_tallies', async (letGo) => {
      const deleting = deleteCalls(db, [ID], LATER)
      await expect.poll(() => waiting(db), PATIENCE).toBe(1)
      const gathering = projectCalls(db, [ID])
      await expect.poll(() => waiting(db), PATIENCE).toBe(2)
      letGo()
      await Promise.all([deleting, gathering])
    })
    expect(await leftOf(db)).toEqual({ calls: 0, legs: 0, visits: 0, call_tallies: 0 })
  })

  test('what one process writes of a call just before another deletes it goes too', async () => {
    const db = await open()
    const rows = connectedCall({ conversation: 'CON-1' })
    await appendLog(db, rows.slice(0, 3))
    await projectCalls(db, [ID])
    // A key is pressed, and somebody dialled: a node and a party more.
    await appendLog(db, [...rows.slice(3), recordingOf('CON-1')])
    await whileHeld(db, 'recordings', async (letGo) => {
      const gathering = projectCalls(db, [ID])
      await expect.poll(() => waiting(db), PATIENCE).toBe(1)
      const deleting = deleteCalls(db, [ID], LATER)
      await expect.poll(() => waiting(db), PATIENCE).toBe(2)
      letGo()
      await Promise.all([gathering, deleting])
    })
    expect(await leftOf(db)).toEqual({ calls: 0, legs: 0, visits: 0, call_tallies: 0 })
  })

  test('a party that is told of while numbers are masked is masked too', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    const mask = () => maskOldCalls(db, { before: LATER, now: LATER, limit: 10 })
    await appendLog(db, [dialledNow()])
    await whileHeld(db, 'recordings', async (letGo) => {
      const gathering = projectCalls(db, [ID])
      await expect.poll(() => waiting(db), PATIENCE).toBe(1)
      const masking = mask()
      await expect.poll(() => waiting(db), PATIENCE).toBe(2)
      letGo()
      await Promise.all([gathering, masking])
    })
    await mask()
    const texts = JSON.stringify(
      await Promise.all([db.query('SELECT * FROM log'), db.query('SELECT * FROM legs')]),
      (_, value) => (typeof value === 'bigint' ? Number(value) : value),
    )
    expect(texts).not.toContain('12025550143')
  })
})

/** The carrier tells of one more party: the caller's own mobile phone. */
const dialledNow = () =>
  logRow({
    key: 'dialled-now',
    callId: ID,
    receivedAt: second(70),
    event: {
      type: 'leg',
      state: 'answered',
      legId: 'mobile',
      direction: 'outbound',
      conversationId: 'CON-1',
      called: '+12025550143',
    },
  })

/** Holds up whoever comes to write a table: one of the last steps of writing a call, or of deleting one. */
async function whileHeld(
  db: Database,
  table: 'recordings' | 'call_tallies',
  story: (letGo: () => void) => Promise<void>,
): Promise<void> {
  let told: Promise<void> = Promise.resolve()
  await db.transaction(async (query: Query) => {
    await query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`)
    await new Promise<void>((letGo, fail) => {
      told = story(letGo)
      told.catch(fail)
    })
  })
  await told
}

/** How many of our own processes wait for a lock. */
async function waiting(db: Database): Promise<number> {
  const [row] = await db.query(
    'SELECT COUNT(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = $1',
    'Lock',
  )
  return Number(row?.waiting)
}

async function leftOf(db: Database): Promise<Record<string, number>> {
  const tables = ['calls', 'legs', 'visits', 'call_tallies']
  const counts = await Promise.all(
    tables.map((table) => db.query(`SELECT COUNT(*) AS left_over FROM ${table}`)),
  )
  return Object.fromEntries(tables.map((table, at) => [table, Number(counts[at]?.[0]?.left_over)]))
}
