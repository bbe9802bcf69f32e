import { expect, test } from 'vitest'
import { flowDocument } from '@/lib/flow/document'
import { contentHash } from '@/lib/flow/hash'
import { error, warning } from '@/lib/flow/problem'
import type { Database } from './database'
import { createFlow, getFlow, saveDraft } from './flows'
import { assignNumber, createNumber } from './numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { getVersion, listVersions, liveVersionOf, publish, setLive } from './versions'

describeOnEachDatabase((open) => {
  const published = async (db: Database, flowId: string, note = '') => {
    const answer = await publish(db, flowId, { note })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.version
  }

  test('publishing makes version 1 and makes it live', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    expect(await liveVersionOf(db, id)).toBeUndefined()
    const version = await published(db, id, 'As it came')
    expect(version).toMatchObject({
      flowId: id,
      number: 1,
      note: 'As it came',
      hash: contentHash(someFlow()),
      fallback: [{ type: 'play' }, { type: 'hangup' }],
    })
    expect(await getVersion(db, version.id)).toEqual(version)
    expect(await liveVersionOf(db, id)).toEqual(version)
    expect(await getFlow(db, id)).toMatchObject({ liveVersion: { id: version.id, number: 1 } })
  })

  test('publishing twice makes version 2 live, and version 1 stays as it was', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow('Reception', 'Hello.') })
    const first = await published(db, id)
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1)
    const second = await published(db, id)
    expect(second.number).toBe(2)
    expect(await liveVersionOf(db, id)).toEqual(second)
    expect(await getVersion(db, first.id)).toEqual(first)
    expect((await listVersions(db, id)).map(({ number }) => number)).toEqual([2, 1])
  })

  test('rolling back makes an older version live again', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const first = await published(db, id)
    await published(db, id)
    expect(await setLive(db, id, 1)).toEqual({ ok: true })
    expect(await liveVersionOf(db, id)).toEqual(first)
    expect(await setLive(db, id, 3)).toEqual({ ok: false, reason: 'not-found' })
    expect(await setLive(db, 'nobody', 1)).toEqual({ ok: false, reason: 'not-found' })
  })

  test('a version takes the place of the one that was seen as live, and of no other', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await published(db, id)
    const second = await published(db, id)
    expect(await setLive(db, id, 1, null)).toEqual({ ok: false, reason: 'live-moved' })
    expect(await setLive(db, id, 3, second.id)).toEqual({ ok: false, reason: 'not-found' })
    expect(await setLive(db, id, 1, second.id)).toEqual({ ok: true })
    expect(await setLive(db, id, 2, second.id)).toEqual({ ok: false, reason: 'live-moved' })
    expect(await liveVersionOf(db, id)).toMatchObject({ number: 1 })
  })

  test('two who publish at once get two versions with two numbers', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    const versions = await Promise.all(Array.from({ length: 6 }, () => published(db, id)))
    expect(versions.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('a draft with an error is not published, and all problems are told', async () => {
    const db = await open()
    const unfinished = flowDocument.parse({ format: 1, name: 'Unfinished' })
    const { id } = await createFlow(db, { document: unfinished })
    const answer = await publish(db, id)
    expect(answer).toMatchObject({ ok: false, reason: 'problems' })
    expect(!answer.ok && answer.reason === 'problems' && answer.problems.length).toBeGreaterThan(0)
    expect(await listVersions(db, id)).toEqual([])
    expect(await publish(db, 'nobody')).toEqual({ ok: false, reason: 'not-found' })
  })

  test('a draft that cannot be read is not published', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await db.client.flow.update({ where: { id }, data: { draft: 'nonsense' } })
    expect(await publish(db, id)).toMatchObject({
      ok: false,
      problems: [{ code: 'document.unreadable', severity: 'error' }],
    })
  })

  test('the carriers of the flow’s numbers are asked; their errors block, their warnings do not', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await createNumber(db, { e164: '+442079460001', carrier: 'vonage' })
    await assignNumber(db, '+442079460001', { flow: id })
    const asked: string[][] = []
    const refuses = (_: unknown, carriers: string[]) => {
      asked.push(carriers)
      return [error('carrier.cannot', { nodeId: 'hello' })]
    }
    expect(await publish(db, id, { carrierProblems: refuses })).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ code: 'carrier.cannot' })]),
    })
    expect(asked).toEqual([['vonage']])
    const warns = () => [warning('carrier.might-not')]
    expect(await publish(db, id, { carrierProblems: warns })).toMatchObject({ ok: true })
  })
})
