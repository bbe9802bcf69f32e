import { internalRoute, refusal } from '@/lib/internal-route'
import { getRecording } from '@/lib/store/recordings'

/** One recording with all of its transcript. */
export const GET = internalRoute<{ id: string }>('viewer', async ({ params: { id }, server: { db } }) => {
  const recording = await getRecording(db, id)
  if (!recording || ['deleted', 'erased', 'awaited'].includes(recording.shelf))
    return refusal(404, 'There is no such recording any more.')
  const { audioUrl: _, transcriptUrl: __, storedIn: ___, carrierId: ____, ...shown } = recording
  return Response.json({ recording: shown })
})
