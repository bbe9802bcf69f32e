import type { CallChanged } from '@/lib/carriers/carrier'
import { keepRequest } from '@/lib/store/sent-requests'
import { shownRequest } from '@/lib/voice/shown-request'
import type { CallingDeps } from './calling'

/**
 * Asks a carrier to change a call, and keeps what went over the network beside the call's log. In the sandbox nothing does.
 *
 * @param about the call, where it is known already, and what is asked
 */
export async function noted(
  { db, now }: Pick<CallingDeps, 'db' | 'now'>,
  { callId, kind }: { callId: string | undefined; kind: string },
  ask: () => Promise<CallChanged>,
): Promise<CallChanged> {
  const startedAt = now()
  const { sent: raw, ...done } = await ask()
  if (raw && callId) {
    const sent = shownRequest(raw)
    const about = { callId, kind, startedAt: new Date(startedAt).toISOString(), sent }
    await keepRequest(db, about, (now() - startedAt) * 1_000)
  }
  return done
}
