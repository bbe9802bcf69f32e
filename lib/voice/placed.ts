import { z } from 'zod'
import type { CallEvent, LegState } from '@/lib/carriers/carrier'
import { noteProgress, type Progress } from '@/lib/store/placed-calls'
import { inTime } from './in-time'
import type { Sealer } from './token'
import type { VoiceDeps, Webhook } from './webhook'

/**
 * What the addresses of a call that was asked for here carry: which one it is, and the version that it runs. Thus its webhooks
 * know it even when they come before the carrier's answer does, or when that answer was lost.
 */
const placedState = z.strictObject({ id: z.string(), version: z.string() })
export type PlacedState = z.infer<typeof placedState>

/** Sealed for one carrier's webhooks: another's cannot begin or end the call. */
const purpose = (accountCarrier: string) => `placed call:${accountCarrier}`

/** The addresses that go along when the carrier is asked to ring somebody. */
export function placedLinks(
  { sealer, publicUrl }: { sealer: Sealer; publicUrl: string },
  { accountCarrier, dialect }: { accountCarrier: string; dialect: string },
  state: PlacedState,
) {
  const sealed = sealer.seal(JSON.stringify(state), purpose(accountCarrier))
  const to = (hook: string) => `${publicUrl}/webhooks/${dialect}/${hook}`
  return {
    answerUrl: `${to('answer')}?t=${sealed}`,
    eventUrl: `${to('event')}?t=${sealed}`,
    fallbackUrl: to('fallback'),
  }
}

/** What an address carries, if it is that of a call that was asked for here. */
export function openPlaced(
  sealer: Sealer,
  accountCarrier: string,
  sealed: string | null,
): PlacedState | undefined {
  const text = sealed ? sealer.open(sealed, purpose(accountCarrier)) : undefined
  const parsed = text === undefined ? undefined : placedState.safeParse(JSON.parse(text))
  return parsed?.data
}

/** Notes how far the call has come that a webhook tells of. The caller hears what they hear, whether that works or not. */
export async function notePlaced({ db, logger }: VoiceDeps, { placed, event }: Webhook): Promise<void> {
  const progress = placed && progressIn(event)
  if (!progress) return
  try {
    await inTime(noteProgress(db, placed.id, progress))
  } catch (trouble) {
    logger.warn({ err: trouble, placed: placed.id }, 'How far a placed call has come could not be noted')
  }
}

function progressIn(event: CallEvent): Progress | undefined {
  const ids = { legId: event.legId, conversationId: event.conversationId }
  if (event.type === 'incoming') return { ...ids, state: 'answered' }
  if (event.type !== 'leg' || event.direction === 'inbound') return undefined
  const { state, reason } = TOLD[event.state]
  return { ...ids, state, ...(reason && { reason }) }
}

const TOLD: Record<LegState, Pick<Progress, 'state' | 'reason'>> = {
  started: { state: 'placed' },
  ringing: { state: 'ringing' },
  answered: { state: 'answered' },
  human: { state: 'answered' },
  machine: { state: 'answered' },
  busy: { state: 'ended', reason: 'The line was busy.' },
  cancelled: { state: 'ended', reason: 'It was given up before anybody answered.' },
  'no-answer': { state: 'ended', reason: 'Nobody answered.' },
  rejected: { state: 'ended', reason: 'The call was rejected.' },
  failed: { state: 'ended', reason: 'The number could not be reached.' },
  disconnected: { state: 'ended' },
  completed: { state: 'ended' },
}
