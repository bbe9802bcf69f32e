import { z } from 'zod'
import { callState } from '@/lib/flow/call'
import { enterFlow, sendTo } from '@/lib/flow/walk'
import { findLogByKey } from '@/lib/store/call-log'
import type { KnownVersion } from './book'
import type { Reaction } from './hooks'
import { inTime } from './in-time'
import { type Dialect, standingOf } from './standing'
import type { Sealer } from './token'
import { apology, type Outcome, sendOn, waitKey } from './turn'
import type { VoiceDeps, Webhook } from './webhook'

/** Longest address that carriers and what lies between are sure to take. */
const MAX_URL_CHARACTERS = 2_000

/** What the address carries at which a call goes on that somebody has sent to another place. */
const sentState = z.strictObject({
  /** Of this sending: an address that is asked twice is answered twice alike. */
  id: z.string(),
  callId: z.string(),
  by: z.string(),
  version: z.string(),
  node: z.string(),
  /** What the node is called. */
  name: z.string(),
  /** The call as it stood then: for when the log cannot be asked. Absent where an address is too short for it. */
  call: callState.optional(),
})
export type SentState = z.infer<typeof sentState>

/** Sealed for one carrier's webhooks: another's cannot take the call over. */
const purpose = (accountCarrier: string) => `sent call:${accountCarrier}`

/** The address at which the carrier asks what a call hears that is sent to another place. */
export function sentOnUrl(
  { sealer, publicUrl }: { sealer: Sealer; publicUrl: string },
  { accountCarrier, dialect }: Dialect,
  state: SentState,
): string {
  const { call: _, ...bare } = state
  const address = (one: SentState) =>
    `${publicUrl}/webhooks/${dialect}/answer?t=${sealer.seal(JSON.stringify(one), purpose(accountCarrier))}`
  const whole = address(state)
  return whole.length <= MAX_URL_CHARACTERS ? whole : address(bare)
}

/** What an address carries, if it is that of a call that was sent on. */
export function openSent(
  sealer: Sealer,
  accountCarrier: string,
  sealed: string | null,
): SentState | undefined {
  const text = sealed ? sealer.open(sealed, purpose(accountCarrier)) : undefined
  const parsed = text === undefined ? undefined : sentState.safeParse(JSON.parse(text))
  return parsed?.data
}

/**
 * A call goes on where it was sent to. That is the outcome of the wait at which it stands by now: what was heard before it and
 * is under way still is let finish; what comes after it comes too late.
 */
export async function sentOn(webhook: Webhook, sent: SentState, deps: VoiceDeps): Promise<Reaction> {
  const { book, world, ended } = deps
  if (ended.has(sent.callId)) return { kind: 'late', callId: sent.callId }
  const version = await book.version(sent.version)
  if (!version) return { callId: sent.callId, instructions: apology('error'), problem: 'version-missing' }
  const stood = await overTaken(webhook, sent, deps)
  if (!stood) return { callId: sent.callId, instructions: apology('error'), problem: 'token-broken' }
  const { call, wait } = stood
  const there = placed(version, call, sent)
  const outcome: Outcome = await sendOn(version, there, wait, webhook.key, world)
  const { instructions, logged } = outcome
  return {
    callId: call.id,
    call: outcome.call,
    instructions,
    ...(logged && { logged }),
    ...(wait && { wait }),
  }
}

type Stood = { call: NonNullable<SentState['call']>; wait: string | undefined }

/** How long another outcome of the same wait is let finish: longer than a turn takes, shorter than a carrier's patience. */
const TAKES_OVER_MS = 1_500
const LOOK_MS = 60

/** The call as it stands, once nothing else leads on from there. */
async function overTaken(
  { carrier, accountCarrier, key }: Webhook,
  sent: SentState,
  deps: VoiceDeps,
): Promise<Stood | undefined> {
  const { world, logger } = deps
  const look = async (): Promise<SentState['call']> => {
    try {
      const before = await inTime(findLogByKey(deps.db, key))
      const n = before && Number(/#(\d+)$/.exec(before.waitKey ?? '')?.[1])
      const dialect = { accountCarrier, dialect: carrier.name }
      return (await inTime(standingOf(deps, dialect, sent.callId, n || undefined))) ?? sent.call
    } catch (trouble) {
      logger.warn({ err: trouble, call: sent.callId }, 'Where a call stands cannot be looked up; it goes on')
      return sent.call
    }
  }
  const until = performance.now() + TAKES_OVER_MS
  for (;;) {
    const call = await look()
    if (!call) return undefined
    const wait = waitKey(call.id, call.wait?.n ?? 0)
    if (await world.effects.leadsOn(wait, call.id, key)) return { call, wait }
    // Its turn never reached the log, or asked nobody to come back: the number of its wait is not used again.
    if (performance.now() > until) return { call: { ...call, waits: call.waits + 1 }, wait: undefined }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/** Its variables go along; in another version than before they join those that it begins with. */
function placed({ id, document }: KnownVersion, call: Stood['call'], { node }: SentState) {
  return sendTo(id === call.version ? call : enterFlow(call, id, document), node)
}
