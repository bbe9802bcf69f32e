import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { appendLog, type LogRow } from '../call-log'
import { callRecord, visitRecord } from '../calls'
import { type Database, openDatabase } from '../database'
import { createFlow } from '../flows'
import { projectCalls, rebuildCalls, sweep } from '../projection'
import { deleteCalls } from '../retention/delete-calls'
import { describeOnEachDatabase, freshDatabase } from '../testing/each-database'
import { someFlow } from '../testing/flows'
import { connectedCall, second } from '../testing/log-rows'
import { publish } from '../versions'
import { boundsOf } from './buckets'
import { resultOf } from './call-result'
import { rebuildInsights } from './rebuild'
import { rowsOf, type Story, stories } from './testing/random-calls'

/** A version whose days begin when it is midnight there. */
async function versionIn(db: Database, timeZone: string): Promise<string> {
  const flow = someFlow(timeZone)
  const { id } = await createFlow(db, {
    document: { ...flow, settings: { ...flow.settings, timeZone } },
  })
  const published = await publish(db, id)
  if (!published.ok) throw new Error('the flow was not published')
  return published.version.id
}

/** What is counted; a count of nothing is none. */
async function counted(db: Database): Promise<Map<string, number>> {
  const rows = await db.query('SELECT * FROM daily_counts WHERE total <> 0')
  return new Map(
    rows.map(({ version_id, is_test, measure, day, node_id, item, total }) => [
      [version_id, Boolean(is_test), measure, day, node_id, item].join(' '),
      Number(total),
    ]),
  )
}

/** The same, counted from each call and visit that there is, one by one and in other words. */
async function fullCount(db: Database, zones: Map<string, string>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const passed = (await db.query('SELECT * FROM visits ORDER BY call_id, seq')).map(visitRecord)
  for (const row of await db.query('SELECT * FROM calls WHERE version_id IS NOT NULL')) {
    const call = callRecord(row)
    const visits = passed.filter(({ callId }) => callId === call.id)
    const began = (version: string) => DateTime.fromISO(call.startedAt).setZone(zones.get(version) ?? 'UTC')
    const add = (version: string, measure: string, node = '', item = '', total = 1) => {
      const key = [version, call.isTest, measure, began(version).toISODate(), node, item].join(' ')
      counts.set(key, (counts.get(key) ?? 0) + total)
    }
    const whole = (measure: string, item: string, total?: number) =>
      add(call.versionId ?? '', measure, '', item, total)
    const result = resultOf(call, visits)
    whole('result', result)
    whole('hour', began(call.versionId ?? '').toFormat('HH'))
    if (call.firstChoiceMs !== null) whole('choice-after', slot(call.firstChoiceMs))
    if (call.personMs !== null) whole('person-after', slot(call.personMs))
    if (call.durationSeconds !== null) whole('timed', '')
    if (call.durationSeconds) whole('seconds', '', call.durationSeconds)
    for (const [at, { versionId, nodeId, exit }] of visits.entries()) {
      add(versionId, 'exit', nodeId, exit ?? '')
      if (at > 0 && visits[at - 1]?.versionId !== versionId) add(versionId, 'came')
    }
    const last = visits.at(-1)
    if (last && call.outcome === 'caller-hung-up' && result !== 'person')
      add(last.versionId, 'hung-up', last.nodeId)
  }
  return counts
}

const slot = (ms: number): string => {
  for (let bucket = 0; ; bucket += 1) if (ms === 0 || boundsOf(bucket).to > ms) return String(bucket)
}

const idsOf = (rows: LogRow[]): string[] => rows.flatMap(({ callId }) => callId ?? [])

describeOnEachDatabase((open, provider) => {
  test('counts are those of a full count, in whatever order, however often and by whomever calls are brought up', async () => {
    const url = await freshDatabase(provider)
    // Two processes, each with a connection of its own.
    const [db, other] = [await openDatabase(url), await openDatabase(url)]
    const zones = new Map<string, string>()
    for (const zone of ['Europe/London', 'America/New_York', 'Pacific/Auckland'])
      zones.set(await versionIn(db, zone), zone)
    let told = 0
    await fc.assert(
      fc.asyncProperty(
        stories([...zones.keys(), 'lost']),
        fc.infiniteStream(fc.nat()),
        async (some, dice) => {
          const roll = (sides: number) => dice.next().value % sides
          const rows = some.flatMap((story) => rowsOf(story, `CON-${told++}`))
          const shuffled = rows.map((row) => ({ row, at: roll(1_000) })).sort((a, b) => a.at - b.at)
          while (shuffled.length > 0) {
            const part = shuffled.splice(0, 1 + roll(40)).map(({ row }) => row)
            await appendLog(db, part)
            const ids = idsOf(part)
            await Promise.all(
              [
                () => projectCalls(db, ids),
                () => projectCalls(other, [...ids].reverse()),
                () => (roll(4) === 0 ? sweep(other) : undefined),
                () => (roll(6) === 0 ? rebuildInsights(db) : undefined),
                () => (roll(6) === 0 ? rebuildCalls(other) : undefined),
              ]
                .slice(roll(2))
                .map((act) => act()),
            )
          }
          await projectCalls(db, idsOf(rows))
          expect(await counted(db)).toEqual(await fullCount(db, zones))
        },
      ),
      { numRuns: 8 },
    )
    await Promise.all([db.close(), other.close()])
  })

  const story: Story = {
    startsAt: 60,
    isTest: false,
    version: 'reception-1',
    presses: ['1'],
    jumpsTo: null,
    rings: null,
    ends: 'caller',
    seconds: 40,
  }
  /** How many calls of each result there are. */
  const results = async (db: Database) =>
    Object.fromEntries(
      (
        await db.query(
          "SELECT item, SUM(total) AS n FROM daily_counts WHERE measure = 'result' GROUP BY item",
        )
      )
        .map(({ item, n }) => [String(item), Number(n)] as const)
        .filter(([, n]) => n !== 0),
    )

  test('a call counts once: as going on, and when its end comes late, as ended', async () => {
    const db = await open()
    const rows = rowsOf(story, 'CON-1')
    await appendLog(db, rows.slice(0, -1))
    await projectCalls(db, idsOf(rows))
    expect(await results(db)).toEqual({ 'in-progress': 1 })
    await appendLog(db, rows)
    await projectCalls(db, idsOf(rows))
    await projectCalls(db, idsOf(rows))
    expect(await results(db)).toEqual({ contained: 1 })
  })

  test('counts stay when calls are deleted, and a rebuild keeps their days', async () => {
    const db = await open()
    const early = rowsOf(story, 'CON-1')
    const same = rowsOf({ ...story, seconds: 90 }, 'CON-2')
    const later = rowsOf({ ...story, startsAt: 60 + 86_400 }, 'CON-3')
    await appendLog(db, [...early, ...same, ...later])
    await projectCalls(db, idsOf([...early, ...same, ...later]))
    const before = await counted(db)
    await deleteCalls(db, ['vonage:CON-1'], second(3 * 86_400))
    expect(await counted(db)).toEqual(before)
    await rebuildInsights(db)
    await rebuildCalls(db)
    expect(await counted(db)).toEqual(before)
    // What else is told of that day still counts.
    await appendLog(db, rowsOf(story, 'CON-4'))
    await projectCalls(db, ['vonage:CON-4'])
    expect(await results(db)).toEqual({ contained: 4 })
  })

  test('no caller’s number is kept with the counts', async () => {
    const db = await open()
    await appendLog(db, connectedCall())
    await projectCalls(db, ['vonage:CON-1'])
    const kept = JSON.stringify([
      await db.query('SELECT measure, node_id, item FROM daily_counts'),
      await db.query('SELECT counted FROM call_tallies'),
    ])
    expect(kept).not.toMatch(/2025550143|CON-1/)
  })

  test('a rebuild makes again what was lost or wrong, and counts calls from before there were counts', async () => {
    const db = await open()
    const rows = [1, 2, 3].flatMap((n) => rowsOf({ ...story, startsAt: n * 50_000 }, `CON-${n}`))
    await appendLog(db, rows)
    await projectCalls(db, idsOf(rows))
    const right = await counted(db)
    await db.query("UPDATE daily_counts SET total = total + 7 WHERE measure = 'result'")
    await db.query("DELETE FROM daily_counts WHERE measure = 'hour'")
    await db.query("DELETE FROM call_tallies WHERE call_id = 'vonage:CON-2'")
    const progress: number[] = []
    expect(await rebuildInsights(db, (done) => progress.push(done))).toBe(3)
    expect(progress).toEqual([3])
    expect(await counted(db)).toEqual(right)
  })

  test('calls that were deleted past the counting are let go of by a rebuild', async () => {
    const db = await open()
    const rows = rowsOf(story, 'CON-1')
    await appendLog(db, rows)
    await projectCalls(db, idsOf(rows))
    const before = await counted(db)
    for (const table of ['log', 'visits']) await db.query(`DELETE FROM ${table}`)
    await db.query('DELETE FROM calls')
    await rebuildInsights(db)
    expect(await counted(db)).toEqual(before)
    expect(await db.query('SELECT * FROM call_tallies')).toEqual([])
  })
})
