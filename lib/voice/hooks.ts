import { HOOKS } from '@/lib/carriers/carrier'
import type { CallState } from '@/lib/flow/call'
import type { Instruction } from '@/lib/flow/instruction'
import type { Spoken } from '@/lib/flow/prompt'
import { callIdOf } from '@/lib/store/call-id'
import type { LoggedTurn } from '@/lib/store/call-log'
import { readSealed, WHISPER } from './links'
import { apology, begin, type Outcome, resume } from './turn'
import type { VoiceDeps, Webhook } from './webhook'

/** What a webhook leads to: what to do (nothing at all where there is none), and what the log keeps of it. */
export type Reaction = {
  /** How the log calls it; absent: as the event is called. */
  kind?: 'late' | 'trouble' | 'not-answered'
  callId?: string
  instructions?: Instruction[]
  /** The state that the reply's addresses carry. */
  call?: CallState
  wait?: string
  logged?: LoggedTurn
  problem?: string
}

/**
 * A call has come in: it begins on the version that its number has at this moment, and stays on it. One that was placed here
 * begins on the version that was live when it was asked for.
 */
export async function begun(webhook: Webhook, { book, world }: VoiceDeps): Promise<Reaction> {
  const { accountCarrier, event, key, placed } = webhook
  const { called = '', caller = 'anonymous', conversationId, legId } = event
  const callId = callIdOf(accountCarrier, conversationId ?? legId ?? event.key)
  if (placed) {
    const version = await book.version(placed.version)
    if (!version) return { callId, instructions: apology('error'), problem: 'version-missing' }
    return reactionTo(
      await begin(
        version,
        { id: callId, ...asCaller(webhook), startedAt: world.now().toISOString() },
        key,
        world,
      ),
    )
  }
  const answering = await book.answering(accountCarrier, called)
  const version = answering.ok ? await book.version(answering.versionId) : undefined
  if (!version) {
    const problem = answering.ok ? 'version-missing' : answering.reason
    return { kind: 'not-answered', callId, instructions: apology('notInService'), problem }
  }
  const incoming = { id: callId, caller, called, startedAt: world.now().toISOString() }
  return reactionTo(await begin(version, incoming, key, world))
}

/** To a flow, whoever is on the phone is the caller, also where we rang them: it texts them, asks them, and shows our number. */
const asCaller = ({ event: { caller = '', called = 'anonymous' } }: Webhook) => ({
  caller: called,
  called: caller,
})

/** The outcome of a wait: the call that the address carries goes on with it. */
export async function heardAtWait(
  { event, key, token }: Webhook,
  { book, world, ended }: VoiceDeps,
): Promise<Reaction> {
  const heard = event.type === 'heard' ? event.heard : event.type === 'leg' ? event.heard : undefined
  if (!token || !heard) return brokenToken()
  const { call } = token
  if (ended.has(call.id)) return { kind: 'late', callId: call.id }
  const version = await book.version(call.version)
  if (!version) return { callId: call.id, instructions: apology('error'), problem: 'version-missing' }
  return reactionTo(await resume(version, call, heard, key, world))
}

/** What only the callee hears: it stands in the address itself, so that nothing has to be looked up. */
export async function whispered({ sealed }: Webhook, deps: VoiceDeps): Promise<Reaction> {
  const text = await readSealed(deps, WHISPER, sealed)
  if (text === undefined) return brokenToken()
  const { spoken, call } = JSON.parse(text) as { spoken: Spoken; call?: string } // sealed by ourselves, in `links`
  return { ...(call && { callId: call }), instructions: [{ type: 'play', spoken, bargeIn: false }] }
}

/**
 * Another webhook of ours failed. Neither database nor walk: the call's own version where it is in memory, else the one that
 * last answered the number, else a fixed sentence.
 */
export function fallback({ accountCarrier, event, token, placed }: Webhook, { book }: VoiceDeps): Reaction {
  const call = token?.call
  const last = event.called ? book.lastAnswering(accountCarrier, event.called) : undefined
  const versionId = call?.version ?? placed?.version ?? (last?.ok ? last.versionId : undefined)
  const version = versionId ? book.versionInMemory(versionId) : undefined
  return {
    ...(call && { callId: call.id }),
    instructions: version?.fallback ?? apology('error'),
    problem: event.type === 'fallback' ? `fallback: ${event.reason}` : 'fallback',
  }
}

/** Somebody tells us something; nothing is asked for. A body that makes no sense where instructions are wanted gets an apology. */
export function told({ accountCarrier, event, hook, token }: Webhook, { ended }: VoiceDeps): Reaction {
  const callId = token?.call.id ?? (event.conversationId && callIdOf(accountCarrier, event.conversationId))
  const known = callId ? { callId } : {}
  if (event.type === 'nonsense') {
    return {
      ...known,
      ...(HOOKS[hook] === 'instructions' && { instructions: apology('error') }),
      problem: event.why,
    }
  }
  const isHangup = event.type === 'leg' && event.state === 'completed' && event.direction === 'inbound'
  if (isHangup && callId) ended.add(callId)
  return known
}

const brokenToken = (): Reaction => ({ instructions: apology('error'), problem: 'token-broken' })

function reactionTo({ call, instructions, logged, wait }: Outcome): Reaction {
  // What was heard is for no wait of this call: told to the log, and the carrier goes on with what it has.
  if (!logged && instructions.length === 0) return { kind: 'late', callId: call.id }
  return { callId: call.id, call, instructions, ...(logged && { logged }), ...(wait && { wait }) }
}
