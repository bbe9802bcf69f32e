import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { retentionState } from '@/lib/retention/page-data'
import { sharedKeeper } from '@/lib/retention/shared'
import { retention, writeRetention } from '@/lib/store/retention/settings'

/** How long things are kept, what goes next, and how far erasures are. */
export const GET = internalRoute('owner', async ({ server: { db } }) =>
  Response.json(await retentionState(db)),
)

/** Says how long things are kept. What is too old by it begins to go at once. */
export const PUT = internalRoute('owner', async ({ body, server: { db } }) => {
  const asked = retention.safeParse(body)
  if (!asked.success)
    return refusal(
      422,
      misfit(asked.error, 'Say for how many days each is kept, from 1 to 3650, or null for ever.'),
    )
  await writeRetention(db, asked.data)
  ;(await sharedKeeper()).wake({ runsNow: true })
  return Response.json(await retentionState(db))
})
