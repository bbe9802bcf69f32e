import { beforeEach, expect, test, vi } from 'vitest'
import { SYSTEM } from '../access/roles'
import { NotAllowed } from './allow'
import { appendLog } from './call-log'
import { deleteRecordings, fetchAgain, markHeard, restoreRecordings, UNDO_MS } from './change-recordings'
import { changedCalls } from './changed-calls'
import type { Database } from './database'
import { eraseRecording, eraseRecordingsOfCalls, noteErased } from './erase-recordings'
import { recordingIdOf } from './fold-recordings'
import { projectCalls, rebuildCalls } from './projection'
import { endWork, putOffWork, takeWork } from './recording-work'
import { getRecording, listRecordings, recordingsOfCall, unheardCount } from './recordings'
import { describeOnEachDatabase } from './testing/each-database'
import { connectedCall } from './testing/log-rows'
import { leaves, transcriptOf, VOICEMAIL } from './testing/recorded-calls'

beforeEach(() => {
  vi.useRealTimers()
})

const idOf = (conversation: string) => recordingIdOf(`vonage:${conversation}`, `rec-${conversation}`)
const ids = async (db: Database, ...[shelves, filters, cursor]: Tail) =>
  (await listRecordings(db, shelves, filters, cursor)).recordings.map(({ callId }) => callId.slice(7))
type Tail = Parameters<typeof listRecordings> extends [Database, ...infer Rest] ? Rest : never

const soon = (ms = 0) => ({ now: new Date(Date.now() + 1_000 + ms), leaseMs: 60_000 })

describeOnEachDatabase((open) => {
  test('a voicemail is there, unheard, with who left it and where, and waits to be fetched', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    expect(await getRecording(db, idOf('CON-1'))).toMatchObject({
      kind: 'voicemail',
      shelf: 'unheard',
      audio: 'waiting',
      caller: '+12025550143',
      called: '+442079460000',
      flowId: 'reception',
      nodeId: 'night-desk',
      durationSeconds: 22,
      audioUrl: 'https://api.nexmo.com/v1/files/rec-CON-1',
      transcript: [],
    })
    expect(await unheardCount(db)).toBe(1)
    expect(await takeWork(db, ['audio'], soon())).toMatchObject({ recordingId: idOf('CON-1'), tries: 1 })
    expect(await recordingsOfCall(db, 'vonage:CON-1')).toHaveLength(1)
  })

  test('pages that follow calls are told of a message, and whenever something becomes of it', async () => {
    const db = await open()
    await appendLog(db, connectedCall({ conversation: 'CON-2' }))
    await projectCalls(db, ['vonage:CON-2'])
    await leaves(db, 'CON-1')
    const news = async () => {
      const changed = await changedCalls(db, '2000-01-01T00:00:00.000Z', 10)
      return Object.fromEntries(
        changed.map(({ id, isRecorded, changedAt }) => [id, { isRecorded, changedAt }]),
      )
    }
    const first = await news()
    expect(first).toMatchObject({
      'vonage:CON-1': { isRecorded: true },
      'vonage:CON-2': { isRecorded: false },
    })
    const longAgo = "UPDATE calls SET changed_at = '2001-01-01T00:00:00.000Z'"
    for (const act of [
      () => markHeard(db, [idOf('CON-1')], true),
      () => markHeard(db, [idOf('CON-1')], false),
      () => deleteRecordings(db, [idOf('CON-1')]),
      () => restoreRecordings(db, [idOf('CON-1')]),
    ]) {
      await db.query(longAgo)
      await act()
      const now = await news()
      expect(now['vonage:CON-1']?.changedAt).not.toContain('2001')
      expect(now['vonage:CON-2']?.changedAt).toContain('2001')
    }
  })

  test('told in any order, or again, it is one; a rebuild of all calls takes nothing back', async () => {
    const db = await open()
    await appendLog(db, [transcriptOf('CON-1')])
    await projectCalls(db, ['vonage:CON-1'])
    expect(await ids(db, VOICEMAIL)).toEqual([])
    await leaves(db, 'CON-1')
    await markHeard(db.as({ ...SYSTEM, name: 'Ada' }), [idOf('CON-1')], true)
    await db.query("UPDATE recordings SET audio = 'stored', stored_in = 'disk'")
    await rebuildCalls(db)
    await projectCalls(db, ['vonage:CON-1'])
    expect(await db.query('SELECT * FROM recordings')).toHaveLength(1)
    expect(await getRecording(db, idOf('CON-1'))).toMatchObject({
      shelf: 'heard',
      heardBy: 'Ada',
      audio: 'stored',
      transcriptState: 'waiting',
    })
  })

  test('unheard ones come first, each newest first, page after page, narrowed by what is asked', async () => {
    const db = await open()
    for (const [at, name] of ['CON-a', 'CON-b', 'CON-c', 'CON-d'].entries())
      await leaves(db, name, { startsAt: at * 100 })
    await markHeard(db, [idOf('CON-d'), idOf('CON-a')], true)
    expect(await ids(db, VOICEMAIL)).toEqual(['CON-c', 'CON-b', 'CON-d', 'CON-a'])
    const first = await listRecordings(db, VOICEMAIL, { limit: 3 })
    expect(first.recordings).toHaveLength(3)
    expect(await ids(db, VOICEMAIL, { limit: 3 }, first.next ?? '')).toEqual(['CON-a'])
    const two = await listRecordings(db, VOICEMAIL, { limit: 2 })
    expect(await ids(db, VOICEMAIL, { limit: 2 }, two.next ?? '')).toEqual(['CON-d', 'CON-a'])
    expect(await ids(db, ['unheard'], { flowId: 'reception' })).toEqual(['CON-c', 'CON-b'])
    expect(await ids(db, VOICEMAIL, { called: '+442079460099' })).toEqual([])
    const { recordedAt } = (await getRecording(db, idOf('CON-c'))) ?? { recordedAt: '' }
    expect(await ids(db, VOICEMAIL, { from: recordedAt })).toEqual(['CON-c', 'CON-d'])
    expect(await ids(db, VOICEMAIL, { to: recordedAt })).toEqual(['CON-b', 'CON-a'])
  })

  test('of two processes exactly one gets what is to be done, and another when that one dies', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    const taken = await Promise.all([1, 2, 3].map(() => takeWork(db, ['audio'], soon())))
    expect(taken.filter(Boolean)).toHaveLength(1)
    const again = await takeWork(db, ['audio'], soon(61_000))
    expect(again).toMatchObject({ tries: 2 })
    const [first] = taken.filter((one) => one !== undefined)
    if (!first || !again) throw new Error('Nobody got anything')
    expect(await endWork(db.query, first)).toBe(false)
    await putOffWork(db, again, { until: new Date(Date.now() + 3_600_000), trouble: 'The carrier is away' })
    expect(await getRecording(db, idOf('CON-1'))).toMatchObject({ trouble: 'The carrier is away' })
    expect(await takeWork(db, ['audio'], soon())).toBeUndefined()
  })

  test('what is deleted leaves every list at once, can come back for a while, and is then for ever empty', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    const id = idOf('CON-1')
    expect(await deleteRecordings(db, [id, 'nobody'])).toEqual([id])
    expect(await ids(db, VOICEMAIL)).toEqual([])
    expect(await recordingsOfCall(db, 'vonage:CON-1')).toEqual([])
    expect(await takeWork(db, ['audio', 'transcript', 'notice', 'erase'], soon())).toBeUndefined()
    expect(await restoreRecordings(db, [id])).toEqual([id])
    expect(await ids(db, VOICEMAIL)).toEqual(['CON-1'])
    expect(await takeWork(db, ['audio'], soon())).toMatchObject({ recordingId: id })

    await deleteRecordings(db, [id])
    expect(await takeWork(db, ['erase'], soon(UNDO_MS))).toMatchObject({ recordingId: id })
    await eraseRecording(db, id)
    expect(await restoreRecordings(db, [id])).toEqual([])
    await rebuildCalls(db)
    expect(await getRecording(db, id)).toMatchObject({ shelf: 'erased', audioUrl: null })
    expect(await takeWork(db, ['audio'], soon())).toBeUndefined()
    const told = await db.query('SELECT action FROM audit_entries ORDER BY id')
    expect(told.map(({ action }) => action)).toEqual([
      'recording.deleted',
      'recording.restored',
      'recording.deleted',
    ])
  })

  test('what is erased with its call says nothing any more, and stays to be removed until it is', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    await leaves(db, 'CON-2')
    await db.query("UPDATE recordings SET stored_in = 'disk', transcript = '[]', excerpt = 'My card is'")
    const erased = await eraseRecordingsOfCalls(db, ['vonage:CON-1'])
    expect(erased).toEqual([{ id: idOf('CON-1'), storedIn: 'disk', saidAs: null }])
    expect(await db.query("SELECT excerpt, audio_url FROM recordings WHERE shelf = 'erased'")).toEqual([
      { excerpt: null, audio_url: null },
    ])
    expect(await takeWork(db, ['erase'], soon())).toMatchObject({ recordingId: idOf('CON-1') })
    await noteErased(db, [idOf('CON-1')])
    expect(await getRecording(db, idOf('CON-1'))).toMatchObject({ storedIn: null })
    expect(await ids(db, VOICEMAIL)).toEqual(['CON-2'])
  })

  test('a viewer may hear, but neither delete nor bring back', async () => {
    const db = await open()
    await leaves(db, 'CON-1')
    const viewer = db.as({ ...SYSTEM, role: 'viewer', name: 'Grace' })
    expect(await markHeard(viewer, [idOf('CON-1')], true)).toBe(1)
    expect(await markHeard(db, [idOf('CON-1')], true)).toBe(0)
    expect(await getRecording(db, idOf('CON-1'))).toMatchObject({ heardBy: 'Grace' })
    await expect(deleteRecordings(viewer, [idOf('CON-1')])).rejects.toThrow(NotAllowed)
    await expect(restoreRecordings(viewer, [])).rejects.toThrow(NotAllowed)
    await expect(fetchAgain(viewer, idOf('CON-1'))).rejects.toThrow(NotAllowed)
    await expect(eraseRecordingsOfCalls(viewer, [])).rejects.toThrow(NotAllowed)
  })

  test('a call without recordings has none', async () => {
    const db = await open()
    await appendLog(db, connectedCall())
    await projectCalls(db, ['vonage:CON-1'])
    expect(await db.query('SELECT * FROM recordings')).toEqual([])
  })
})
