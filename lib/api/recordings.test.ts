import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readConfig } from '@/lib/config'
import { keyOf, openStores } from '@/lib/recordings/store'
import type { Database } from '@/lib/store/database'
import { recordingIdOf } from '@/lib/store/fold-recordings'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { leaves } from '@/lib/store/testing/recorded-calls'
import { type Client, client } from './testing/client'

const idOf = (conversation: string) => recordingIdOf(`vonage:${conversation}`, `rec-${conversation}`)
const SOUND = 'ID3 Hello, this is Ada. Please ring back.'
const ids = ({ body }: { body: { recordings: { callId: string }[] } }) =>
  body.recordings.map(({ callId }) => callId.slice('vonage:'.length))

describeOnEachDatabase((open) => {
  let db: Database
  let api: Client
  /** Four messages, the last one newest; the first was heard, and only of the second is the sound here. */
  beforeAll(async () => {
    db = await open()
    const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-api-recordings-'))
    const config = readConfig({ DATA_DIR: dataDir })
    api = await client(db, { config })
    for (const [at, name] of ['CON-1', 'CON-2', 'CON-3', 'CON-4'].entries())
      await leaves(db, name, { startsAt: at * 100 })
    const path = join(dataDir, 'sound')
    writeFileSync(path, SOUND)
    const file = { path, sizeBytes: SOUND.length, contentType: 'audio/mpeg' }
    await openStores(config).into.keep(keyOf(idOf('CON-2')), file)
    await db.query(
      `UPDATE recordings SET audio = 'stored', stored_in = 'disk', content_type = 'audio/mpeg', size_bytes = $1,
        transcript_state = 'there', transcript = $2, excerpt = 'Hello' WHERE id = $3`,
      SOUND.length,
      JSON.stringify([{ text: 'Hello', startMs: 0, endMs: 900, channel: 0 }]),
      idOf('CON-2'),
    )
    await db.query("UPDATE recordings SET kind = 'call', shelf = 'call' WHERE id = $1", idOf('CON-4'))
    await api.put(`/recordings/${idOf('CON-1')}/heard`, { heard: true })
  }, 60_000)
  const audio = (conversation: string, range?: string) =>
    api.get(`/recordings/${idOf(conversation)}/audio`, { headers: { range } })

  test('voicemail that nobody has heard comes first, page after page, narrowed by what is asked', async () => {
    expect(ids(await api.get('/recordings'))).toEqual(['CON-3', 'CON-2', 'CON-1', 'CON-4'])
    const first = await api.get('/recordings?limit=3')
    expect(ids(await api.get(`/recordings?cursor=${first.body.next}`))).toEqual(['CON-4'])
    expect(ids(await api.get('/recordings?kind=voicemail&heard=true'))).toEqual(['CON-1'])
    expect(ids(await api.get('/recordings?heard=false&flow=reception'))).toEqual(['CON-3', 'CON-2'])
    expect(ids(await api.get('/recordings?kind=call'))).toEqual(['CON-4'])
    expect(ids(await api.get('/recordings?number=020%207946%200000'))).toEqual([])
    expect(ids(await api.get('/recordings?number=%2B44%2020%207946%200000&kind=call'))).toEqual(['CON-4'])
    const { recordedAt } = (await api.get(`/recordings/${idOf('CON-3')}`)).body
    expect(ids(await api.get(`/recordings?from=${recordedAt}&kind=voicemail`))).toEqual(['CON-3'])
    expect(ids(await api.get(`/recordings?to=${recordedAt}&heard=false`))).toEqual(['CON-2'])
  })

  test.each(['cursor=none', 'heard=maybe', 'limit=0', 'from=yesterday', 'colour=red'])(
    'what makes no sense is refused: %s',
    async (query) => {
      expect(await api.get(`/recordings?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      })
    },
  )

  test('one recording has its transcript, and nothing of where the carrier keeps it', async () => {
    const { body, text } = await api.get(`/recordings/${idOf('CON-2')}`)
    expect(body).toMatchObject({
      kind: 'voicemail',
      caller: '+12025550143',
      audio: 'stored',
      transcript: [{ text: 'Hello', startMs: 0, endMs: 900, channel: 0 }],
    })
    expect(text).not.toContain('nexmo')
    expect(await api.get('/recordings/nobody')).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test('its sound is given whole, or in the part that is asked for', async () => {
    const whole = await audio('CON-2')
    expect(whole).toMatchObject({ status: 200, text: SOUND })
    expect(whole.headers.get('content-type')).toBe('audio/mpeg')
    const part = await audio('CON-2', 'bytes=4-8')
    expect(part).toMatchObject({ status: 206, text: 'Hello' })
    expect(part.headers.get('content-range')).toBe(`bytes 4-8/${SOUND.length}`)
    expect(await audio('CON-2', 'bytes=-5')).toMatchObject({ status: 206, text: 'back.' })
    const beyond = await audio('CON-2', 'bytes=1000-')
    expect(beyond).toMatchObject({ status: 416, text: '' })
    expect(beyond.headers.get('content-range')).toBe(`bytes */${SOUND.length}`)
    const saved = await api.get(`/recordings/${idOf('CON-2')}/audio?download`)
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="voicemail-[\d-]+\.mp3"$/)
    expect(await audio('CON-3')).toMatchObject({ status: 404 }) // it is still to be fetched
  })

  test('a voicemail is marked as heard in the name of the key, and back; a recorded call is not', async () => {
    const marked = (heard: boolean) => api.put(`/recordings/${idOf('CON-3')}/heard`, { heard })
    expect((await marked(true)).body).toMatchObject({
      heardAt: expect.any(String),
      heardBy: expect.any(String),
    })
    expect((await marked(true)).status).toBe(200)
    expect((await marked(false)).body).toMatchObject({ heardAt: null, heardBy: null })
    expect(await api.put(`/recordings/${idOf('CON-4')}/heard`, { heard: true })).toMatchObject({
      status: 404,
    })
    expect(await api.put(`/recordings/${idOf('CON-3')}/heard`, {})).toMatchObject({ status: 400 })
  })

  test('what is deleted is nowhere any more', async () => {
    await leaves(db, 'CON-9', { startsAt: 900 })
    const at = `/recordings/${idOf('CON-9')}`
    expect(await api.remove(at)).toMatchObject({ status: 204 })
    expect(await api.remove(at)).toMatchObject({ status: 404 })
    expect(await api.get(at)).toMatchObject({ status: 404 })
    expect(await api.get(`${at}/audio`)).toMatchObject({ status: 404 })
    expect(ids(await api.get('/recordings'))).not.toContain('CON-9')
    const [entry] = await db.query(`SELECT * FROM audit_entries WHERE action = 'recording.deleted'`)
    expect(entry).toMatchObject({ subject: idOf('CON-9') })
  })
})
