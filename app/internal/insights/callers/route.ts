import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { lastCallers } from '@/lib/store/insights/last-callers'

const asked = z.object({
  versionId: z.string().max(64),
  nodeId: z.string().max(200),
  exit: z.string().max(200).optional(),
  hungUp: z.literal('true').optional(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  calls: z.enum(['test', 'real']),
})

/** The last callers of a node or an exit. */
export const GET = internalRoute('viewer', async ({ request, server: { db } }) => {
  const read = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!read.success) return refusal(400, 'Ask for a version, a node, and a time.')
  const { calls, hungUp, ...place } = read.data
  return Response.json({
    callers: await lastCallers(db, { ...place, hungUp: hungUp !== undefined, isTest: calls === 'test' }),
  })
})
