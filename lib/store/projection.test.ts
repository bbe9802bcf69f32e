import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendLog } from './call-log'
import { getCall } from './calls'
import type { Database } from './database'
import { createFlow } from './flows'
import { projectCalls, rebuildCalls, sweep } from './projection'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { connectedCall, logRow, second } from './testing/log-rows'
import { publish } from './versions'

const all = async (db: Database) => ({
  calls: (await db.query('SELECT * FROM calls ORDER BY id')).map(({ changed_at: _, ...call }) => call),
  legs: await db.query('SELECT * FROM legs ORDER BY call_id, leg_id'),
  visits: await db.query('SELECT * FROM visits ORDER BY call_id, seq'),
})

const id = 'vonage:CON-1'
const later = (seconds: number) => () => new Date(Date.now() + seconds * 1_000)

/** Makes the database refuse the row of a call. */
async function refuse(db: Database, callId: string): Promise<void> {
  if (db.provider === 'postgresql')
    await db.query(`ALTER TABLE calls ADD CONSTRAINT odd CHECK (id <> '${callId}')`)
  else
    await db.query(
      `CREATE TRIGGER odd BEFORE INSERT ON calls WHEN NEW.id = '${callId}' BEGIN SELECT RAISE(ABORT, 'odd'); END`,
    )
}

describeOnEachDatabase((open) => {
  test('a call is there with its legs and visits', async () => {
    const db = await open()
    await appendLog(db, connectedCall())
    await projectCalls(db, [id, id, 'vonage:nobody'])
    const call = await getCall(db, id)
    expect(call).toMatchObject({
      id,
      state: 'ended',
      outcome: 'connected',
      durationSeconds: 60,
      priceTotal: 0.01,
      isTest: false,
      legs: [{ legId: 'leg-callee', state: 'completed', answeredAt: second(14) }],
      visits: [
        { seq: 1, nodeId: 'menu', exit: '1' },
        { seq: 2, nodeId: 'sales', exit: null },
      ],
    })
    expect(call?.logId).toBeGreaterThan(0)
  })

  test('brought up row by row, in whatever order, it is what a rebuild from the log gives', async () => {
    const db = await open()
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(fc.nat({ max: 15 })), async (n, cuts) => {
        const calls = ['vonage', 'sandbox'].map((carrier) =>
          connectedCall({ carrier, conversation: `CON-${n}`, startsAt: n % 1000 }),
        )
        const rows =
          fc.sample(fc.shuffledSubarray(calls.flat(), { minLength: 16 }), { numRuns: 1, seed: n })[0] ?? []
        let from = 0
        for (const cut of [...cuts.sort((a, b) => a - b), 16]) {
          const some = rows.slice(from, cut)
          from = Math.max(from, cut)
          await appendLog(db, some)
          await projectCalls(
            db,
            some.flatMap(({ callId }) => callId ?? []),
          )
        }
        const grown = await all(db)
        await rebuildCalls(db)
        expect(await all(db)).toEqual(grown)
      }),
      { numRuns: 8 },
    )
  })

  test('a rebuild makes again what was lost, drops what the log does not know, and tells how far it is', async () => {
    const db = await open()
    for (let n = 0; n < 450; n += 1)
      await appendLog(db, connectedCall({ conversation: `CON-${n}` }).slice(0, 1))
    await projectCalls(db, ['vonage:CON-7'])
    await db.query("UPDATE calls SET id = 'vonage:ghost', caller = 'nobody'")
    const progress: { done: number; total: number }[] = []
    expect(await rebuildCalls(db, (now) => progress.push(now))).toBe(450)
    expect(progress).toEqual([100, 200, 300, 400, 450].map((done) => ({ done, total: 450 })))
    expect((await all(db)).calls).toHaveLength(450)
    expect(await getCall(db, 'vonage:ghost')).toBeUndefined()
    expect(await getCall(db, 'vonage:CON-7')).toMatchObject({ caller: '+12025550143' })
  })

  test('a process that read less of the log does not overwrite one that read more', async () => {
    const db = await open()
    const rows = connectedCall()
    await appendLog(db, rows)
    await projectCalls(db, [id])
    await db.query('UPDATE calls SET log_rows = 99, outcome = $1', 'from more rows')
    await projectCalls(db, [id])
    expect(await getCall(db, id)).toMatchObject({ outcome: 'from more rows' })
  })

  test('a leg that turns out to be the caller’s own stops being another party', async () => {
    const db = await open()
    const [incoming, ...rest] = connectedCall()
    if (!incoming) throw new Error('the story has no beginning')
    // Heard of first: the callee's leg, in a call whose beginning is not known.
    await appendLog(
      db,
      rest.filter(({ key }) => key.endsWith('ringing')),
    )
    await projectCalls(db, [id])
    expect(await getCall(db, id)).toMatchObject({ direction: 'outbound', legs: [] })
    await appendLog(db, [incoming, ...rest])
    await projectCalls(db, [id])
    expect(await getCall(db, id)).toMatchObject({ direction: 'inbound', legs: [{ legId: 'leg-callee' }] })
  })

  test('a call that jumps into another flow counts for the flow that it began with', async () => {
    const db = await open()
    const flow = await createFlow(db, { document: someFlow() })
    const published = await publish(db, flow.id)
    if (!published.ok) throw new Error('the flow was not published')
    const turn = { flowId: 'billing', versionId: published.version.id, trail: [], next: { type: 'wait' } }
    await appendLog(db, [logRow({ event: { type: 'incoming', direction: 'inbound' }, turn })])
    await projectCalls(db, [id])
    expect(await getCall(db, id)).toMatchObject({ flowId: flow.id })
  })

  test('a sweep finds the calls that a process left behind, and then nothing more', async () => {
    const db = await open()
    await appendLog(db, connectedCall({ conversation: 'CON-1' }))
    await appendLog(db, connectedCall({ conversation: 'CON-2' }))
    await projectCalls(db, ['vonage:CON-1'])
    expect(await sweep(db)).toBe(1)
    expect(await getCall(db, 'vonage:CON-2')).toMatchObject({ state: 'ended' })
    expect(await sweep(db)).toBe(0)
  })

  test('a sweep finds a row that became visible behind rows with higher ids', async () => {
    const db = await open()
    const [first, second, ...rest] = connectedCall()
    if (!first || !second) throw new Error('the story is too short')
    await appendLog(db, [first])
    await appendLog(db, rest)
    await sweep(db)
    await sweep(db, later(61))
    // Its transaction took this id long ago, and is over only now.
    await db.query('UPDATE log SET id = id + 1000 WHERE key <> $1', first.key)
    await appendLog(db, [second])
    await db.query('UPDATE log SET id = 2 WHERE key = $1', second.key)
    expect(await sweep(db)).toBe(1)
    await sweep(db, later(122))
    expect(await sweep(db, later(183))).toBe(0)
  })

  test('a call whose row cannot be written is told of, and holds up neither others, nor a sweep, nor a rebuild', async () => {
    const db = await open()
    for (const n of [1, 2, 3]) await appendLog(db, connectedCall({ conversation: `CON-${n}` }))
    // Neither database takes this one.
    await refuse(db, 'vonage:CON-2')
    const refused: string[] = []
    const note = (trouble: unknown, callId: string) => {
      expect(trouble).toBeInstanceOf(Error)
      refused.push(callId)
    }
    await projectCalls(db, ['vonage:CON-1', 'vonage:CON-2'], note)
    expect(await getCall(db, 'vonage:CON-1')).toMatchObject({ outcome: 'connected' })
    expect(await sweep(db, later(61), note)).toBe(2)
    expect(await getCall(db, 'vonage:CON-3')).toMatchObject({ outcome: 'connected' })
    await sweep(db, later(122), note)
    expect(await sweep(db, later(183), note)).toBe(0)
    expect(refused).toEqual(Array(3).fill('vonage:CON-2'))
    expect(await rebuildCalls(db, undefined, note)).toBe(3)
    expect(refused).toHaveLength(4)
    expect((await all(db)).calls.map((call) => call.id)).toEqual(['vonage:CON-1', 'vonage:CON-3'])
  })

  test('a database that is away is no fault of the calls', async () => {
    const db = await open()
    await appendLog(db, connectedCall())
    const away = { ...db, query: () => Promise.reject(new Error('away')) }
    const note = () => expect.unreachable()
    await expect(projectCalls(away, [id], note)).rejects.toThrow('away')
  })

  test('a duration that no column holds does not stop the row of its call', async () => {
    const db = await open()
    const odd = { type: 'leg', state: 'completed', legId: 'far', durationSeconds: 99_999_999_999 } as const
    await appendLog(db, [...connectedCall(), logRow({ key: 'odd', event: odd })])
    await projectCalls(db, [id], (trouble) => expect.unreachable(String(trouble)))
    expect(await getCall(db, id)).toMatchObject({ outcome: 'connected', durationSeconds: 60 })
  })

  test('two processes that bring up the same calls at once do not stop each other', async () => {
    const db = await open()
    const ids = Array.from({ length: 60 }, (_, n) => `CON-${n}`)
    for (const conversation of ids) await appendLog(db, connectedCall({ conversation }))
    const names = ids.map((conversation) => `vonage:${conversation}`)
    await Promise.all([names, [...names].reverse(), names].map((some) => projectCalls(db, some)))
    expect((await all(db)).calls).toHaveLength(60)
  })
})
