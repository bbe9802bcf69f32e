import { createRoute, z } from '@hono/zod-openapi'
import { serveSound } from '@/lib/recordings/serve'
import { deleteRecordings, markHeard } from '@/lib/store/change-recordings'
import {
  getRecording,
  isRecordingCursor,
  listRecordings,
  type RecordingDetail,
  type Shelf,
} from '@/lib/store/recordings'
import type { Routes } from './deps'
import { BODY_CODES, notFound, objections } from './problems'
import {
  recordingDetail,
  recordingFilters,
  recordingSummary,
  shownDetail,
  shownRecording,
} from './recording-schemas'
import { takes } from './takes'

const params = z.object({ id: z.string().max(64) })

const list = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/recordings',
  summary: 'Voicemail and recordings of calls',
  description:
    'Voicemail that nobody has heard first, then what was heard, then recordings of calls; each newest first. What was deleted is left out.',
  request: { query: recordingFilters(isRecordingCursor) },
  responses: {
    200: {
      description: 'One page',
      content: {
        'application/json': {
          schema: z.object({
            recordings: z.array(recordingSummary),
            next: z
              .string()
              .nullable()
              .openapi({ description: 'The cursor of the next page; null on the last' }),
          }),
        },
      },
    },
    ...objections(),
  },
})

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/recordings/{id}',
  summary: 'One recording with all of its transcript',
  request: { params },
  responses: {
    200: { description: 'It', content: { 'application/json': { schema: recordingDetail } } },
    ...objections('not-found'),
  },
})

const sound = (description: string) => ({
  description,
  headers: {
    'Accept-Ranges': { schema: { type: 'string' as const }, description: '`bytes`' },
    'Content-Disposition': { schema: { type: 'string' as const }, description: 'A name for the file' },
  },
  content: Object.fromEntries(
    ['audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/webm', 'audio/mp4'].map((type) => [
      type,
      { schema: { type: 'string' as const, format: 'binary' } },
    ]),
  ),
})

const audio = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/recordings/{id}/audio',
  summary: 'Its sound, or a part of it',
  description: 'A part is asked for by `Range: bytes=…`. `?download` makes it a file to save.',
  request: {
    params,
    query: z.strictObject({ download: z.string().max(10).optional() }),
    headers: z.object({ range: z.string().max(100).optional().openapi({ example: 'bytes=0-1023' }) }),
  },
  responses: {
    200: sound('All of it'),
    206: sound('The part that was asked for'),
    416: { description: 'It has no such part; `Content-Range` says how long it is' },
    ...objections('not-found'),
  },
})

const heard = createRoute({
  ...takes('viewer'),
  method: 'put',
  path: '/recordings/{id}/heard',
  summary: 'Mark a voicemail as heard, or as not heard',
  request: {
    params,
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ heard: z.boolean() }) } },
    },
  },
  responses: {
    200: { description: 'It, as it is now', content: { 'application/json': { schema: recordingDetail } } },
    ...objections(...BODY_CODES, 'not-found'),
  },
})

const remove = createRoute({
  ...takes('publisher'),
  method: 'delete',
  path: '/recordings/{id}',
  summary: 'Delete a recording',
  description:
    'It is out of every list at once, and its sound is removed a minute later. For keys of publishers.',
  request: { params },
  responses: {
    204: { description: 'It is deleted' },
    ...objections('not-found'),
  },
})

const THERE: Shelf[] = ['unheard', 'heard', 'call']
const SHELVES: Record<'voicemail' | 'call', Shelf[]> = { voicemail: ['unheard', 'heard'], call: ['call'] }

/** What callers left, and what was recorded of calls. */
export const recordingRoutes: Routes = (api, { db, stores }) => {
  const there = async (id: string): Promise<RecordingDetail | undefined> => {
    const found = await getRecording(db, id)
    return found && THERE.includes(found.shelf) ? found : undefined
  }

  api.openapi(list, async (c) => {
    const { kind, heard, flow, number, cursor, ...wanted } = c.req.valid('query')
    const shelves = (kind ? SHELVES[kind] : THERE).filter(
      (shelf) => heard === undefined || shelf === (heard ? 'heard' : 'unheard'),
    )
    const page = await listRecordings(db, shelves, { ...wanted, flowId: flow, called: number }, cursor)
    return c.json({ recordings: page.recordings.map(shownRecording), next: page.next }, 200)
  })

  api.openapi(show, async (c) => {
    const found = await there(c.req.valid('param').id)
    return found ? c.json(shownDetail(found), 200) : notFound(c)
  })

  api.openapi(audio, async (c) => {
    const found = await there(c.req.valid('param').id)
    const served = found && (await serveSound(c.req.raw, found, stores))
    return served ?? notFound(c)
  })

  api.openapi(heard, async (c) => {
    const { id } = c.req.valid('param')
    if ((await there(id))?.kind !== 'voicemail') return notFound(c)
    await markHeard(db, [id], c.req.valid('json').heard)
    const now = await there(id)
    return now ? c.json(shownDetail(now), 200) : notFound(c)
  })

  api.openapi(remove, async (c) => {
    const gone = await deleteRecordings(db, [c.req.valid('param').id])
    return gone.length > 0 ? c.body(null, 204) : notFound(c)
  })
}
