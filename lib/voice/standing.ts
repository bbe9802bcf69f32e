import type { CallState } from '@/lib/flow/call'
import { lastReplies } from '@/lib/store/call-log'
import type { Database } from '@/lib/store/database'
import { readToken } from './links'
import type { Sealer } from './token'

/** Which webhooks a call's addresses are for. */
export type Dialect = { accountCarrier: string; dialect: string }

/**
 * Where a call stands, read out of the log: the addresses in the replies to its webhooks carry its sealed state, and what was
 * answered is in the log before it goes out. Nothing is kept besides, and what is sensitive stays sealed.
 *
 * @param n the wait at which it stood; where that is not said, the last
 * @returns nothing where no reply asked the carrier to come back, or what it named is gone
 */
export async function standingOf(
  { db, sealer }: { db: Database; sealer: Sealer },
  { accountCarrier, dialect }: Dialect,
  callId: string,
  n?: number,
): Promise<CallState | undefined> {
  const sealed = new Set((await lastReplies(db, callId)).flatMap(tokensIn))
  let found: CallState | undefined
  for (const token of sealed) {
    const call = (await readToken({ db, sealer }, dialect, accountCarrier, token))?.call
    if (!call?.wait || call.id !== callId || (n !== undefined && call.wait.n !== n)) continue
    if (!found || isLater(call, found)) found = call
  }
  return found
}

const tokensIn = (reply: string): string[] =>
  [...reply.matchAll(/[?&]t=([\w-]+)/g)].map(([, token]) => token ?? '')

const isLater = (one: CallState, other: CallState): boolean =>
  one.waits - other.waits > 0 ||
  (one.waits === other.waits && (one.wait?.polls ?? 0) > (other.wait?.polls ?? 0))
