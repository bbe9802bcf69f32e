import type { CallChanged, Sent } from '@/lib/carriers/carrier'
import type { Database } from '@/lib/store/database'
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
  const done = await ask()
  const { sent } = done
  if (sent && callId) await keepSent(db, { callId, kind, startedAt, sent }, now() - startedAt)
  return done
}

/** Keeps what went over the network beside a call's log, without what must not stand there. */
export async function keepSent(
  db: Database,
  { callId, kind, startedAt, sent }: { callId: string; kind: string; startedAt: number; sent: Sent },
  tookMs: number,
): Promise<void> {
  const at = new Date(startedAt).toISOString()
  await keepRequest(db, { callId, kind, startedAt: at, sent: shownRequest(sent) }, tookMs * 1_000)
}
