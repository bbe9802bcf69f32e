import { expect, test } from 'vitest'
import { type Flow, flowDocument } from '@/lib/flow/document'
import { warning } from '@/lib/flow/problem'
import type { Database } from './database'
import { recordAuthor } from './draft-authors'
import { createFlow, saveDraft } from './flows'
import { assignNumber, createNumber } from './numbers'
import { consentsFor, publishingOf, publishingState, publishKnowingly } from './publishing'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { listVersions, liveVersionOf, publish } from './versions'

const ada = { id: 'ada-lovelace', name: 'Ada' }
const grace = { id: 'grace-hopper', name: 'Grace' }
const asAda = { personId: ada.id, author: ada.name, note: '' }

describeOnEachDatabase((open) => {
  async function published(db: Database) {
    const { id } = await createFlow(db, { document: someFlow('Reception', 'Hello.') })
    await publish(db, id)
    return id
  }
  const facts = async (db: Database, id: string) => {
    const found = await publishingOf(db, id, { personId: ada.id })
    if (!found) throw new Error('There is nothing to publish')
    return found
  }

  test('who changed one message alone is asked nothing, and sees that one change', async () => {
    const db = await open()
    const id = await published(db)
    await createNumber(db, { e164: '+442079460001', carrier: 'sandbox' })
    await assignNumber(db, '+442079460001', { flow: id })
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1, ada)
    const seen = await facts(db, id)
    expect(seen).toMatchObject({
      next: 2,
      live: { number: 1 },
      changes: [{ type: 'node-changed', nodeId: 'hello', path: 'prompt.text' }],
      numbers: [{ e164: '+442079460001', pinnedVersion: null }],
      inside: [],
      others: [],
    })
    expect(consentsFor(seen)).toEqual([])
    const done = await publishKnowingly(db, id, { revision: 2, live: 1, consents: [] }, asAda)
    expect(done).toMatchObject({ ok: true, version: { number: 2, author: 'Ada' } })
    expect((await listVersions(db, id)).map(({ author }) => author)).toEqual(['Ada', null])
  })

  test('a draft that moved after it was looked at is not published', async () => {
    const db = await open()
    const id = await published(db)
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1, ada)
    await saveDraft(db, id, someFlow('Reception', 'Unfinished'), 2, grace)
    const late = await publishKnowingly(db, id, { revision: 2, live: 1, consents: [] }, asAda)
    expect(late).toEqual({ ok: false, reason: 'stale', revision: 3 })
    expect(await liveVersionOf(db, id)).toMatchObject({ number: 1 })
    expect(await publishingState(db, id)).toMatchObject({ revision: 3, live: 1, lastEditor: 'Grace' })
  })

  test('over a version that somebody else published meanwhile nothing is published', async () => {
    const db = await open()
    const id = await published(db)
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1, ada)
    await publish(db, id, { author: 'Grace' })
    const late = await publishKnowingly(db, id, { revision: 2, live: 1, consents: ['unchanged'] }, asAda)
    expect(late).toEqual({ ok: false, reason: 'live-moved', live: 2 })
  })

  test('two who press the button in the same moment make one version, and the slower is told', async () => {
    const db = await open()
    const id = await published(db)
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1, ada)
    const seen = { revision: 2, live: 1, consents: [`author:${ada.id}`] }
    const answers = await Promise.all([
      publishKnowingly(db, id, seen, asAda),
      publishKnowingly(db, id, seen, { ...asAda, personId: grace.id, author: grace.name }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'live-moved', live: 2 }])
    expect(await listVersions(db, id)).toHaveLength(2)
  })

  test('an edit that a server with a fast clock has kept is published with the rest', async () => {
    const db = await open()
    const id = await published(db)
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1, grace)
    await recordAuthor(db.query, id, grace, new Date(Date.now() + 3_600_000).toISOString())
    await publish(db, id)
    expect((await facts(db, id)).others).toEqual([])
  })

  test('somebody else’s edits, new warnings and a draft that changes nothing want a yes each', async () => {
    const db = await open()
    const id = await published(db)
    const says = (flow: Flow, text: string) => JSON.stringify(flow).includes(text)
    const carrierProblems = (flow: Flow) =>
      says(flow, 'Good day.') ? [warning('carrier.might-not')] : [warning('carrier.lived-with')]
    const how = { ...asAda, carrierProblems }
    await saveDraft(db, id, someFlow('Reception', 'Good day.'), 1, grace)
    const first = await publishKnowingly(db, id, { revision: 2, live: 1, consents: [] }, how)
    expect(first).toEqual({
      ok: false,
      reason: 'consent-missing',
      missing: ['warnings', `author:${grace.id}`],
    })
    const consents = ['warnings', `author:${grace.id}`]
    expect(await publishKnowingly(db, id, { revision: 2, live: 1, consents }, how)).toMatchObject({
      ok: true,
    })
    const again = await publishKnowingly(db, id, { revision: 2, live: 2, consents: [] }, how)
    expect(again).toEqual({ ok: false, reason: 'consent-missing', missing: ['unchanged'] })
  })

  test('errors block, whatever was said yes to', async () => {
    const db = await open()
    const id = await published(db)
    await saveDraft(db, id, flowDocument.parse({ format: 1, name: 'Unfinished' }), 1, ada)
    const answer = await publishKnowingly(db, id, { revision: 2, live: 1, consents: ['warnings'] }, asAda)
    expect(answer).toMatchObject({ ok: false, reason: 'problems' })
  })

  test('a flow that is not there has nothing to publish', async () => {
    const db = await open()
    expect(await publishingOf(db, 'nobody', { personId: ada.id })).toBeUndefined()
    expect(await publishingState(db, 'nobody')).toBeNull()
    const answer = await publishKnowingly(db, 'nobody', { revision: 1, live: null, consents: [] }, asAda)
    expect(answer).toEqual({ ok: false, reason: 'not-found' })
  })
})
