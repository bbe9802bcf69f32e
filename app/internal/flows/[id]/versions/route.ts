import { internalRoute } from '@/lib/internal-route'
import { listVersions } from '@/lib/store/versions'

/** The versions of a flow, newest first, to choose from. */
export const GET = internalRoute<{ id: string }>('viewer', async ({ params: { id }, server: { db } }) => {
  const versions = await listVersions(db, id)
  return Response.json(versions.map(({ number, note, createdAt }) => ({ number, note, createdAt })))
})
