import { z } from 'zod'
import type { Carrier, CarrierReply, Hook, Verified } from '@/lib/carriers/carrier'
import type { Effects } from './effects'
import { makeLinks } from './links'
import type { Sealer } from './token'
import { apology, begin } from './turn'
import type { VoiceDeps } from './webhook'

/** The part of an address that marks a webhook as a trial. */
export const TRIAL_PARAMETER = 'trial'
const PURPOSE = 'trial webhook'
/** As old as a mark may be: an address that somebody finds in the log of a proxy hides nothing from ours later. */
const MAX_AGE_MS = 300_000

const mark = z.object({ at: z.iso.datetime() })

/** Marks a webhook as a trial of ours. Only who holds the seal key can; it must be signed as any other besides. */
export const trialMark = (sealer: Sealer, now: Date): string =>
  sealer.seal(JSON.stringify({ at: now.toISOString() }), PURPOSE)

export function isTrial(sealer: Sealer, sealed: string | undefined, now: Date): boolean {
  const text = sealed && sealer.open(sealed, PURPOSE)
  const read = mark.safeParse(text ? JSON.parse(text) : undefined) // sealed by us, so JSON of ours
  return read.success && Math.abs(now.getTime() - Date.parse(read.data.at)) <= MAX_AGE_MS
}

/**
 * What a call that comes in now would be answered with. There is no call: nothing is logged or kept, and no service is asked;
 * where the flow would ask one first, it goes on as if that had failed.
 *
 * @throws what in a call would have become an apology
 */
export async function tryOut(
  carrier: Carrier,
  verified: Verified,
  hook: Hook,
  { book, world, ...deps }: VoiceDeps,
): Promise<CarrierReply> {
  const event = carrier.read(verified, hook)
  if (event.type !== 'incoming') return carrier.nothing()
  const { called = '', caller = 'anonymous' } = event
  const answering = await book.answering(verified.account.carrier, called)
  const version = answering.ok ? await book.version(answering.versionId) : undefined
  const noLinks = makeLinks(deps, carrier.name, undefined, { keepsLongTexts: false })
  if (!version) return carrier.render(apology('notInService'), noLinks)
  const id = `${verified.account.carrier}:trial-${crypto.randomUUID()}`
  const incoming = { id, caller, called, startedAt: world.now().toISOString() }
  const { call, instructions } = await begin(version, incoming, id, { ...world, effects: NO_EFFECTS })
  return carrier.render(instructions, makeLinks(deps, carrier.name, call, { keepsLongTexts: false }))
}

const NO_EFFECTS: Effects = {
  leadsOn: async () => true,
  outcome: async () => ({ type: 'effect-failed', reason: 'trial' }),
}
