import { Readable } from 'node:stream'
import type { RecordingDetail } from '../store/recordings'
import { ENDINGS } from './sound-type'
import { type ByteRange, keyOf, type RecordingStores } from './store'

/**
 * The sound of a recording, or the part of it that is asked for (`Range`), as a browser plays it and a person saves it.
 *
 * @returns nothing when no store has it
 */
export async function serveSound(
  request: Request,
  recording: RecordingDetail,
  stores: RecordingStores,
): Promise<Response | undefined> {
  const { storedIn, sizeBytes, contentType } = recording
  const store = storedIn === null ? undefined : stores.named(storedIn)
  if (!store || sizeBytes === null || contentType === null) return undefined
  const asked = readRange(request.headers.get('range'), sizeBytes)
  const headers = {
    ...headersOf(recording, new URL(request.url).searchParams.has('download')),
    'accept-ranges': 'bytes',
  }
  if (asked === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${sizeBytes}` },
    })
  const { start, end } = asked ?? { start: 0, end: sizeBytes - 1 }
  const lengths = {
    'content-type': contentType,
    'content-length': String(end - start + 1),
    ...(asked && { 'content-range': `bytes ${start}-${end}/${sizeBytes}` }),
  }
  if (request.method === 'HEAD') return new Response(null, { headers: { ...headers, ...lengths } })
  const found = await store.open(keyOf(recording.id), asked)
  if (!found) return undefined
  return new Response(Readable.toWeb(found.stream) as ReadableStream<Uint8Array>, {
    status: asked ? 206 : 200,
    headers: { ...headers, ...lengths },
  })
}

/** It is somebody's voice: no cache that others use keeps it, and no browser takes it for anything but sound. */
const headersOf = (recording: RecordingDetail, isSaved: boolean) => ({
  'content-disposition': `${isSaved ? 'attachment' : 'inline'}; filename="${fileNameOf(recording)}"`,
  'cache-control': 'private, max-age=300',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
})

/** `voicemail-2026-01-05-1203.mp3`: when it was, and nothing about who. */
export function fileNameOf({ kind, recordedAt, contentType }: RecordingDetail): string {
  const at = recordedAt.replace(/^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d).*$/, '$1-$2$3')
  return `${kind === 'voicemail' ? 'voicemail' : 'call'}-${at}.${ENDINGS[contentType ?? ''] ?? 'bin'}`
}

/** The one part that is asked for; nothing when all of it is, or something that we do not do: then all of it comes. */
export function readRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const last = Math.min(Number(to), size)
    return last === 0 ? 'unsatisfiable' : { start: size - last, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end }
}
