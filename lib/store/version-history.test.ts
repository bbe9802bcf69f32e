import { expect, test } from 'vitest'
import { callersInside } from './callers-inside'
import type { Database } from './database'
import { createFlow } from './flows'
import { assignNumber, createNumber } from './numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { versionHistory } from './version-history'
import { publish, setLive } from './versions'

describeOnEachDatabase((open) => {
  async function withTwoVersions(db: Database) {
    const { id } = await createFlow(db, { document: someFlow() })
    for (const note of ['First', 'Second']) await publish(db, id, { note, author: 'Ada' })
    const [second, first] = await versionHistory(db, id)
    if (!first || !second) throw new Error('There are two versions')
    return { id, first, second }
  }
  const called = (db: Database, flowId: string, versionId: string, at: string, state = 'ended') =>
    db.client.call.create({
      data: {
        id: `sandbox:${versionId}-${at}`,
        carrier: 'sandbox',
        direction: 'inbound',
        flowId,
        versionId,
        caller: '+12025550143',
        called: '+442079460001',
        startedAt: at,
        state,
        turns: 1,
        isTest: false,
        logId: 1n,
        logRows: 1,
      },
    })

  test('each version tells who made it, how many calls it took, and which numbers stay on it', async () => {
    const db = await open()
    const { id, first, second } = await withTwoVersions(db)
    await createNumber(db, { e164: '+442079460001', carrier: 'sandbox' })
    await assignNumber(db, '+442079460001', { flow: id, version: 1 })
    await called(db, id, first.id, '2026-01-05T12:00:00.000Z')
    await called(db, id, first.id, '2026-01-06T12:00:00.000Z')
    await setLive(db, id, 1)
    expect(await versionHistory(db, id)).toMatchObject([
      { number: 2, note: 'Second', author: 'Ada', isLive: false, calls: 0, lastCallAt: null, pinnedBy: [] },
      {
        number: 1,
        isLive: true,
        calls: 2,
        lastCallAt: '2026-01-06T12:00:00.000Z',
        pinnedBy: ['+442079460001'],
      },
    ])
    expect(second.hash).toBe(first.hash)
  })

  test('callers who are inside are counted by the version that they are on; what never ended is not inside', async () => {
    const db = await open()
    const { id, first, second } = await withTwoVersions(db)
    const now = new Date('2026-01-06T12:00:00.000Z')
    await called(db, id, first.id, '2026-01-06T11:59:00.000Z', 'in-progress')
    await called(db, id, second.id, '2026-01-06T11:58:00.000Z', 'in-progress')
    await called(db, id, second.id, '2026-01-06T11:57:00.000Z', 'in-progress')
    await called(db, id, second.id, '2026-01-06T11:56:00.000Z')
    await called(db, id, second.id, '2026-01-01T11:58:00.000Z', 'in-progress')
    expect(await callersInside(db, id, now)).toEqual([
      { version: 1, calls: 1 },
      { version: 2, calls: 2 },
    ])
    expect(await callersInside(db, 'another', now)).toEqual([])
  })
})
