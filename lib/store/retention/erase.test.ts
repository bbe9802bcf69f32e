import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appendLog } from '../call-log'
import { getCall, listCalls } from '../calls'
import type { Database } from '../database'
import { claimEffect } from '../effects'
import { createNumber } from '../numbers'
import { projectCalls, sweep } from '../projection'
import { describeOnEachDatabase } from '../testing/each-database'
import { connectedCall, logRow, second } from '../testing/log-rows'
import { findCaller, handOver } from './caller'
import { goOnErasing } from './erase'
import { askErasure, listErasures, nextErasure } from './erasures'
import { makePace } from './pace'

const caller = '+12025550143'
const SAYS_NUMBER = /202\D{0,3}555\D{0,3}0143/

/** The tables of a database in which the number stands. */
async function tablesThatSayIt(db: Database): Promise<string[]> {
  const tables =
    db.provider === 'sqlite'
      ? await db.query(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      : await db.query(
          'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
        )
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await db.query(`SELECT * FROM "${name}"`)
      const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value))
      return SAYS_NUMBER.test(text) ? [String(name)] : []
    }),
  )
  return found.flat().sort()
}

const goOn = async (db: Database, { batches = Number.POSITIVE_INFINITY, now = Date.now } = {}) => {
  const erasure = await nextErasure(db)
  let left = batches
  if (!erasure) throw new Error('nothing is to be erased')
  return goOnErasing(db, erasure, {
    pace: makePace(
      db,
      () => left-- > 0,
      async () => {},
    ),
    now: () => new Date(now()),
  })
}

describeOnEachDatabase((open) => {
  /** The caller's calls, other callers' calls, and a call of somebody else on which the caller is dialled and named. */
  async function lived(): Promise<Database> {
    const db = await open()
    for (let n = 0; n < 5; n += 1) {
      await appendLog(db, connectedCall({ conversation: `MINE-${n}`, startsAt: n * 100 }))
      const theirs = connectedCall({ conversation: `THEIRS-${n}`, startsAt: n * 100 })
      await appendLog(db, JSON.parse(JSON.stringify(theirs).replaceAll('12025550143', '12025550199')))
    }
    await claimEffect(db, { id: 'vonage:MINE-0#1', callId: 'vonage:MINE-0', kind: 'sms' })
    const other = { callId: 'vonage:THEIRS-0', receivedAt: second(20) }
    await appendLog(db, [
      logRow({
        ...other,
        key: 'dialled/12025550143',
        event: {
          type: 'leg',
          state: 'answered',
          legId: 'x',
          direction: 'outbound',
          conversationId: 'THEIRS-0',
          called: caller,
        },
      }),
      logRow({
        ...other,
        key: 'pressed',
        request: '{"body":"dtmf=%2B1+202-555-0143"}',
        event: {
          type: 'heard',
          heard: { type: 'digits', digits: '12025550143' },
          conversationId: 'THEIRS-0',
        },
      }),
    ])
    await db.query(
      `INSERT INTO placed_calls (id, idempotency_key, carrier, from_number, to_number, flow_id, version_id, state, created_at, updated_at)
        VALUES ('placed-1', 'again 2025550143', 'vonage', '+442079460000', $1, 'f', 'v', 'ended', $2, $2)`,
      caller,
      second(0),
    )
    await sweep(db)
    return db
  }

  test('a caller is found with all that there is of them', async () => {
    const db = await lived()
    expect(await findCaller(db, caller)).toEqual({
      number: caller,
      calls: 5,
      firstAt: second(0),
      lastAt: second(400),
      texts: 1,
      recordings: 0,
      dialled: 1,
    })
    const handed = []
    for await (const call of handOver(db, caller)) handed.push(call)
    expect(handed.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4].map((n) => `vonage:MINE-${n}`))
    expect(handed[0]).toMatchObject({ caller, legs: [{}], visits: [{}, {}] })
    expect(handed[0]?.log).toHaveLength(8)
  })

  test('an erased caller is found nowhere, in no table and no file; others’ calls stay', async () => {
    const db = await lived()
    const before = (await listCalls(db)).calls.filter(({ id }) => id.includes('THEIRS'))
    expect(await tablesThatSayIt(db)).toEqual(['calls', 'legs', 'log', 'placed_calls'])
    await askErasure(db, caller)
    expect(await goOn(db)).toBe('done')
    expect(await tablesThatSayIt(db)).toEqual([])
    expect((await listCalls(db)).calls).toEqual(before)
    expect(await getCall(db, 'vonage:THEIRS-0')).toMatchObject({ caller: '+12025550199' })
    expect(await listErasures(db)).toMatchObject([
      { state: 'done', shown: '+1 20• ••• ••43', progress: { calls: 5 }, askedBy: 'Patchbay' },
    ])
    const [audited] = await db.query('SELECT * FROM audit_entries')
    expect(audited).toMatchObject({ action: 'caller.erased', subject: '+1 20• ••• ••43' })
    if (db.provider === 'sqlite') {
      const [file] = await db.query('PRAGMA database_list')
      for (const ending of ['', '-wal'])
        expect(SAYS_NUMBER.test(readFileSync(`${file?.file}${ending}`, 'latin1'))).toBe(false)
    }
  })

  test('a process that dies in the midst of it is followed by another, and calls that come in meanwhile go too', async () => {
    const db = await lived()
    await askErasure(db, caller)
    expect(await goOn(db, { batches: 2 })).toBe('stopped')
    await appendLog(db, connectedCall({ conversation: 'MEANWHILE', startsAt: 900 }))
    for (let tries = 0; (await goOn(db, { batches: 4 })) !== 'done'; tries += 1) {
      if (tries === 2) await appendLog(db, connectedCall({ conversation: 'LATER', startsAt: 950 }))
      if (tries > 50) throw new Error('it never comes to its end')
    }
    expect(await nextErasure(db)).toBeUndefined()
    await projectCalls(db, ['vonage:MEANWHILE', 'vonage:LATER'])
    expect(await tablesThatSayIt(db)).toEqual([])
    const shown = (await listCalls(db)).calls.map(({ id }) => id)
    expect(shown.filter((id) => !id.includes('THEIRS'))).toEqual([])
  })

  test('a call that goes on is waited for, and erased when it is over', async () => {
    const db = await lived()
    await askErasure(db, caller)
    const now = () => Date.parse(second(1_000))
    const going = connectedCall({ conversation: 'NOW', startsAt: 990 })
    await appendLog(db, going.slice(0, 3))
    await sweep(db)
    expect(await goOn(db, { now })).toBe('waiting')
    expect(await getCall(db, 'vonage:NOW')).toMatchObject({ state: 'in-progress', caller })
    await appendLog(db, going.slice(3))
    await sweep(db)
    expect(await goOn(db, { now })).toBe('done')
    expect(await getCall(db, 'vonage:NOW')).toBeUndefined()
    expect(await tablesThatSayIt(db)).toEqual([])
  })

  test('asked for twice it is one; a number of the installation’s own is none of a caller', async () => {
    const db = await lived()
    await createNumber(db, { e164: '+442079460000', carrier: 'sandbox' })
    const asked = await askErasure(db, caller)
    expect(await askErasure(db, caller)).toEqual(asked)
    expect(await askErasure(db, '+442079460000')).toEqual({ ok: false, reason: 'own-number' })
  })

  test('only an owner finds, hands over or erases', async () => {
    const db = (await lived()).as({ kind: 'person', id: 'p', name: 'Pat', role: 'publisher' })
    await expect(findCaller(db, caller)).rejects.toThrow('owner')
    await expect(handOver(db, caller).next()).rejects.toThrow('owner')
    await expect(askErasure(db, caller)).rejects.toThrow('owner')
    await expect(listErasures(db)).rejects.toThrow('owner')
  })
})
