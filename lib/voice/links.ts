import type { Links } from '@/lib/carriers/carrier'
import { type CallState, callState } from '@/lib/flow/call'
import { keepState, keptState } from '@/lib/store/call-states'
import type { Database } from '@/lib/store/database'
import type { Sealer } from './token'

/** Longest address that carriers and what lies between are sure to take. */
const MAX_URL_CHARACTERS = 2_000

export type CallToken = { call: CallState }

type LinkDeps = { db: Database; sealer: Sealer; publicUrl: string }

/**
 * The addresses that a reply names. Those that come back to a call carry its sealed state; a state too long for an address
 * is kept in the store, and the address refers to it.
 */
export function makeLinks(
  { db, sealer, publicUrl }: LinkDeps,
  carrier: string,
  call: CallState | undefined,
  { keepsLongStates = true } = {},
) {
  let token: string | undefined
  let keeping: Promise<void> | undefined

  function tokenOfCall(): string {
    if (!call) throw new Error('A reply to nobody’s call cannot ask to come back')
    if (token) return token
    const text = JSON.stringify(call)
    token = sealer.seal(text, purpose(carrier))
    if (
      keepsLongStates &&
      `${publicUrl}/webhooks/${carrier}/transcription?t=${token}`.length > MAX_URL_CHARACTERS
    ) {
      const ref = `${call.id}#${call.wait?.n ?? call.waits}:${sealer.blind(text).slice(0, 22)}`
      keeping = keepState(db, ref, token)
      token = sealer.seal(JSON.stringify({ ref }), purpose(carrier))
    }
    return token
  }

  const links: Links & { kept: () => Promise<void> } = {
    to: (hook) => `${publicUrl}/webhooks/${carrier}/${hook}?t=${tokenOfCall()}`,
    whisper: (spoken) =>
      `${publicUrl}/webhooks/${carrier}/whisper?t=${sealer.seal(JSON.stringify({ spoken, call: call?.id }), 'whisper')}`,
    ringback: (tone) => `${publicUrl}/audio/ringback-${tone}.wav`,
    /** Resolves when a state that was too long for an address is durable. */
    kept: async () => keeping,
  }
  return links
}

/**
 * The state of the call that an address carries, or nothing: it has none, was tampered with, or refers to what is gone.
 */
export async function readToken(
  { db, sealer }: LinkDeps,
  carrier: string,
  sealed: string | null,
): Promise<CallToken | undefined> {
  if (!sealed) return undefined
  const text = sealer.open(sealed, purpose(carrier))
  if (!text) return undefined
  const json: unknown = JSON.parse(text)
  if (isReference(json)) {
    const kept = await keptState(db, json.ref)
    const state = kept && sealer.open(kept, purpose(carrier))
    return state ? { call: callState.parse(JSON.parse(state)) } : undefined
  }
  // Sealed by us: a state that an older program wrote differently is no state of ours, and says so here.
  const parsed = callState.safeParse(json)
  return parsed.success ? { call: parsed.data } : undefined
}

const purpose = (carrier: string) => `call:${carrier}`

const isReference = (json: unknown): json is { ref: string } =>
  typeof json === 'object' && json !== null && 'ref' in json && typeof json.ref === 'string'
