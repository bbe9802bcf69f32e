import { expect, test } from 'vitest'
import { appendLog, findLogByKey, findLogByWait, logOfCall } from './call-log'
import { describeOnEachDatabase } from './testing/each-database'
import { logRow } from './testing/log-rows'

describeOnEachDatabase((open) => {
  test('a row comes back as it was written, byte for byte', async () => {
    const db = await open()
    const row = logRow({
      key: 'a',
      waitKey: 'vonage:CON-1#1',
      event: { type: 'heard', heard: { type: 'speech', texts: ['Größe 🦆 "so"', 'a\\u0000b'] } },
      request: '{"b":1,"a":  2, "body":"line\\r\\n\\u2028"}',
      reply: '[{"action":"talk","text":"$1 ? ?1 \'quoted\' \\\\"}]',
      turn: { trail: [{ node: 'menu', kind: 'menu', exit: '1' }], next: { type: 'wait' } },
    })
    expect(await appendLog(db, [row])).toEqual(new Set(['a']))
    expect(await logOfCall(db, 'vonage:CON-1')).toEqual([{ ...row, id: expect.any(Number) }])
  })

  test('the same webhook stands once in the log, with the first reply', async () => {
    const db = await open()
    await appendLog(db, [logRow({ key: 'a', reply: 'first' })])
    expect(await appendLog(db, [logRow({ key: 'a', reply: 'second' }), logRow({ key: 'b' })])).toEqual(
      new Set(['b']),
    )
    expect(await findLogByKey(db, 'a')).toMatchObject({ reply: 'first' })
  })

  test('the same webhook twice in one batch stands once', async () => {
    const db = await open()
    const twice = [logRow({ key: 'a', reply: 'first' }), logRow({ key: 'a', reply: 'second' })]
    expect(await appendLog(db, twice)).toEqual(new Set(['a']))
    expect(await logOfCall(db, 'vonage:CON-1')).toMatchObject([{ reply: 'first' }])
  })

  test('one wait has one outcome: a second one is not added', async () => {
    const db = await open()
    expect(await appendLog(db, [logRow({ key: 'busy', waitKey: 'c#1' })])).toEqual(new Set(['busy']))
    expect(await appendLog(db, [logRow({ key: 'completed', waitKey: 'c#1' })])).toEqual(new Set())
    expect(await findLogByWait(db, 'c#1')).toMatchObject({ key: 'busy' })
    expect(await findLogByKey(db, 'completed')).toBeUndefined()
  })

  test('of many who bring the same outcome at once exactly one is told that it was added', async () => {
    const db = await open()
    const added = await Promise.all(
      Array.from({ length: 20 }, (_, n) => appendLog(db, [logRow({ key: `k${n}`, waitKey: 'c#1' })])),
    )
    expect(added.filter(({ size }) => size > 0)).toHaveLength(1)
  })

  test('rows without a wait or a call do not stand in each other’s way', async () => {
    const db = await open()
    const rows = ['a', 'b'].map((key) => logRow({ key, waitKey: null, callId: null, kind: 'refused' }))
    expect((await appendLog(db, rows)).size).toBe(2)
  })

  test('what no database can hold is replaced, and the webhook is still logged', async () => {
    const db = await open()
    await appendLog(db, [logRow({ key: 'a', request: 'a\0b\ud800c🦆' })])
    expect(await findLogByKey(db, 'a')).toMatchObject({ request: 'a\ufffdb\ufffdc🦆' })
  })

  test('a spool of thousands of rows goes in at once', async () => {
    const db = await open()
    const rows = Array.from({ length: 2_500 }, (_, n) => logRow({ key: `k${n}` }))
    expect((await appendLog(db, rows)).size).toBe(2_500)
    const ids = (await logOfCall(db, 'vonage:CON-1')).map(({ id }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(await appendLog(db, [])).toEqual(new Set())
  })
})
