import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import {
  deleteRecordings,
  fetchAgain,
  MOST_AT_ONCE,
  markHeard,
  restoreRecordings,
} from '@/lib/store/change-recordings'

const asked = z.strictObject({
  do: z.enum(['mark-heard', 'mark-unheard', 'delete', 'restore', 'fetch-again']),
  ids: z.array(z.string().max(64)).min(1).max(MOST_AT_ONCE),
})

/** Does something with one recording or with several. What each takes, the store says. */
export const POST = internalRoute('viewer', async ({ body, server: { db } }) => {
  const read = asked.safeParse(body)
  if (!read.success) return refusal(400, `Choose between 1 and ${MOST_AT_ONCE} recordings.`)
  const { ids } = read.data
  switch (read.data.do) {
    case 'mark-heard':
      return Response.json({ changed: await markHeard(db, ids, true) })
    case 'mark-unheard':
      return Response.json({ changed: await markHeard(db, ids, false) })
    case 'delete':
      return Response.json({ ids: await deleteRecordings(db, ids) })
    case 'restore': {
      const back = await restoreRecordings(db, ids)
      return back.length > 0
        ? Response.json({ ids: back })
        : refusal(409, 'It is too late: this was removed for good.')
    }
    case 'fetch-again': {
      const again = await Promise.all(ids.map((id) => fetchAgain(db, id)))
      return again.some(Boolean)
        ? Response.json({ again: true })
        : refusal(409, 'It is being fetched already.')
    }
  }
})
