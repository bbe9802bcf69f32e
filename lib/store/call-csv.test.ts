import { expect, test } from 'vitest'
import { callCsv } from './call-csv'
import { appendLog } from './call-log'
import { projectCalls } from './projection'
import { describeOnEachDatabase } from './testing/each-database'
import { connectedCall, second } from './testing/log-rows'

describeOnEachDatabase((open) => {
  test('calls go out with their times twice, and nothing that a spreadsheet would run', async () => {
    const db = await open()
    await appendLog(db, connectedCall())
    await projectCalls(db, ['vonage:CON-1'])
    await db.query("UPDATE calls SET called = '=HYPERLINK(1)', last_node = '-1+2'")
    const pieces: string[] = []
    for await (const piece of await callCsv(db, {})) pieces.push(piece)
    const [heads = '', row = '', end] = pieces.join('').split('\n')
    expect(heads.startsWith('\uFEFFid,carrier,direction,caller,called')).toBe(true)
    expect(row).toContain('+12025550143')
    expect(row).not.toContain("'+12025550143")
    expect(row).toContain("'=HYPERLINK(1)")
    expect(row).toContain("'-1+2")
    expect(row).toContain(second(0))
    expect(row).toContain('2026-01-05 12:00:00')
    expect(end).toBe('')
    expect(await db.query('SELECT action FROM audit_entries')).toEqual([{ action: 'calls.exported' }])
  })

  test('of more calls than are read at once each goes out, and none twice', async () => {
    const db = await open()
    await appendLog(db, connectedCall())
    await projectCalls(db, ['vonage:CON-1'])
    const ten = `(SELECT 0 AS v ${Array.from({ length: 9 }, (_, n) => `UNION SELECT ${n + 1}`).join(' ')})`
    await db.query(
      `INSERT INTO calls (id, carrier, direction, caller, called, started_at, state, turns, is_test, log_id, log_rows)
        SELECT 'vonage:' || a.v || b.v || c.v || d.v, 'vonage', direction, caller, called, '${second(9)}', state, turns, is_test, log_id, log_rows
        FROM calls, ${ten} a, ${ten} b, ${ten} c, (SELECT 0 AS v UNION SELECT 1) d`,
    )
    let text = ''
    for await (const piece of await callCsv(db, {})) text += piece
    const ids = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(ids).toHaveLength(2_001)
    expect(new Set(ids).size).toBe(2_001)
  })
})
