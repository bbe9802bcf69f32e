import { z } from 'zod'
import type { LegInCall } from '@/lib/carriers/carrier'
import { logOfCall } from '@/lib/store/call-log'
import type { CallingDeps } from './calling'

const told = z.object({ regionUrl: z.string() })

/** Where the carrier wants to be called about a call: it told with the first webhook. */
export async function regionOf(
  { db }: Pick<CallingDeps, 'db'>,
  callId: string,
): Promise<Pick<LegInCall, 'regionUrl'>> {
  for (const { event } of await logOfCall(db, callId)) {
    const read = told.safeParse(event && JSON.parse(event))
    if (read.success) return { regionUrl: read.data.regionUrl }
  }
  return {}
}
