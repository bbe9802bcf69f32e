import { internalRoute } from '@/lib/internal-route'
import { liveCalls } from '@/lib/store/live-calls'

/** The calls that go on, and where each caller stands. */
export const GET = internalRoute('viewer', async ({ server: { db } }) => Response.json(await liveCalls(db)))
