import type { Links } from '@/lib/carriers/carrier'
import { type CallState, callState } from '@/lib/flow/call'
import { keepState, keptState } from '@/lib/store/call-states'
import type { Database } from '@/lib/store/database'
import { inTime } from './in-time'
import type { Sealer } from './token'

/** Longest address that carriers and what lies between are sure to take. */
const MAX_URL_CHARACTERS = 2_000

export type CallToken = { call: CallState }

type LinkDeps = { db: Database; sealer: Sealer; publicUrl: string }

/**
 * The addresses that a reply names. Those that come back to a call carry its sealed state; what is too long for an address is
 * kept in the store, and the address refers to it.
 */
export function makeLinks(
  { db, sealer, publicUrl }: LinkDeps,
  carrier: string,
  call: CallState | undefined,
  { keepsLongTexts = true } = {},
) {
  let token: string | undefined
  const keeping: Promise<void>[] = []

  /** A sealed text as an address can carry it. */
  function carried(text: string, purpose: string): string {
    const sealed = sealer.seal(text, purpose)
    const address = `${publicUrl}/webhooks/${carrier}/transcription?t=${sealed}`
    if (!keepsLongTexts || address.length <= MAX_URL_CHARACTERS) return sealed
    const ref = `${call?.id ?? ''}#${call?.waits ?? 0}:${sealer.blind(text).slice(0, 22)}`
    const kept = inTime(keepState(db, ref, sealed))
    kept.catch(() => {}) // heard where `kept` is awaited; rendering may fail before
    keeping.push(kept)
    return sealer.seal(JSON.stringify({ ref }), purpose)
  }

  function tokenOfCall(): string {
    if (!call) throw new Error('A reply to nobody’s call cannot ask to come back')
    token ??= carried(JSON.stringify(call), ofCall(carrier))
    return token
  }

  const links: Links & { kept: () => Promise<unknown> } = {
    to: (hook) => `${publicUrl}/webhooks/${carrier}/${hook}?t=${tokenOfCall()}`,
    whisper: (spoken) =>
      `${publicUrl}/webhooks/${carrier}/whisper?t=${carried(JSON.stringify({ spoken, call: call?.id }), WHISPER)}`,
    ringback: (tone) => `${publicUrl}/audio/ringback-${tone}.wav`,
    /** Resolves when what was too long for an address is durable. */
    kept: () => Promise.all(keeping),
  }
  return links
}

/** What sealed texts are for: none of them can be used for another. */
const ofCall = (carrier: string) => `call:${carrier}`
export const WHISPER = 'whisper'

/**
 * The state of the call that an address carries, or nothing: it has none, was tampered with, is another account's, or refers
 * to what is gone.
 *
 * @param accountCarrier whose webhook it is: the sandbox cannot go on with a call of a real carrier, nor the other way round
 * @param store where long states are kept; without it only what the address itself carries is read
 */
export async function readToken(
  { sealer, db }: { sealer: Sealer; db?: Database },
  carrier: string,
  accountCarrier: string,
  sealed: string | null,
): Promise<CallToken | undefined> {
  const text = await readSealed({ sealer, ...(db && { db }) }, ofCall(carrier), sealed)
  // Sealed by us: a state that another version of the program wrote differently is no state of ours, and says so here.
  const parsed = text === undefined ? undefined : callState.safeParse(JSON.parse(text))
  return parsed?.success && parsed.data.id.startsWith(`${accountCarrier}:`)
    ? { call: parsed.data }
    : undefined
}

/** The text that was sealed for a purpose, wherever it is kept. */
export async function readSealed(
  { sealer, db }: { sealer: Sealer; db?: Database },
  purpose: string,
  sealed: string | null,
): Promise<string | undefined> {
  const text = sealed ? sealer.open(sealed, purpose) : undefined
  if (text === undefined) return undefined
  const json: unknown = JSON.parse(text)
  if (!isReference(json)) return text
  const kept = db && (await inTime(keptState(db, json.ref)))
  return kept ? sealer.open(kept, purpose) : undefined
}

const isReference = (json: unknown): json is { ref: string } =>
  typeof json === 'object' && json !== null && 'ref' in json && typeof json.ref === 'string'
