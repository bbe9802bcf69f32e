import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { findRecording, keepRecording, RECORDED_TYPES } from '@/lib/kept-recordings'

const isId = (text: string): boolean => z.guid().safeParse(text).success

/** The audio as base64: as JSON it passes the same gate as everything else that a page sends, and cannot grow larger. */
const kept = z.strictObject({ type: z.enum(RECORDED_TYPES), audio: z.base64().min(1) })

/** Keeps what was said to the test phone. */
export const PUT = internalRoute<{ id: string }>(
  'editor',
  async ({ params: { id }, body, server: { config } }) => {
    const recording = kept.safeParse(body)
    if (!isId(id) || !recording.success) return refusal(400, 'This is no recording.')
    const { type, audio } = recording.data
    await keepRecording(config.dataDir, id, { type, audio: Buffer.from(audio, 'base64') })
    return Response.json({ kept: true }, { status: 201 })
  },
)

/** The recording itself. */
export const GET = internalRoute<{ id: string }>('viewer', async ({ params: { id }, server: { config } }) => {
  const recording = isId(id) ? await findRecording(config.dataDir, id) : undefined
  if (!recording) return refusal(404, 'There is no such recording any more.')
  return new Response(recording.audio, {
    headers: {
      'content-type': recording.type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  })
})
