import { internalRoute, refusal } from '@/lib/internal-route'
import { serveSound } from '@/lib/recordings/serve'
import { openStores } from '@/lib/recordings/store'
import { getRecording } from '@/lib/store/recordings'

/** The sound of a recording, whole or in part; `?download` to save it. */
export const GET = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, request, server: { db, config } }) => {
    const recording = await getRecording(db, id)
    const isThere = recording && !['deleted', 'erased', 'awaited'].includes(recording.shelf)
    const served = isThere ? await serveSound(request, recording, openStores(config)) : undefined
    return served ?? refusal(404, 'There is no sound of this recording.')
  },
)
