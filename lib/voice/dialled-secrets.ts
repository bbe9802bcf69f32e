import type { CallEvent } from '@/lib/carriers/carrier'
import type { CallState } from '@/lib/flow/call'
import type { Instruction } from '@/lib/flow/instruction'
import { callIdOf } from '@/lib/store/call-id'
import { keepStateAnew, keptState } from '@/lib/store/call-states'
import { inTime } from './in-time'
import type { VoiceDeps } from './webhook'
import { hideIn, secretsOf } from './without-secrets'

// A flow may dial an address that holds a secret (`sip:{{ account }}@agents.example`). The carrier then tells of that party, and
// names the address, at an address of ours that carries no state of the call. So that the secret is masked there too, it is kept,
// sealed, under the call's id for as long as states are.

type Deps = Pick<VoiceDeps, 'db' | 'sealer' | 'logger' | 'dialled'>

const PURPOSE = 'dialled'
const refOf = (callId: string): string => `${callId}#dialled`

/** Notes the secrets of a call that goes on to dial an address that holds one of them. */
export async function noteDialled(
  { db, sealer, logger, dialled }: Deps,
  call: CallState,
  instructions: Instruction[],
): Promise<void> {
  const own = secretsOf(call)
  if (own.length === 0 || !instructions.some((one) => namesSecret(one, own))) return
  const secrets = [...new Set([...(dialled.get(call.id) ?? []), ...own])]
  dialled.set(call.id, secrets)
  try {
    await inTime(keepStateAnew(db, refOf(call.id), sealer.seal(JSON.stringify(secrets), PURPOSE)))
  } catch (err) {
    logger.error({ err, call: call.id }, 'That a secret is dialled could not be kept; this process knows it')
  }
}

/** Vonage tells of a dialled party by its address; of what else is done with a secret it tells nothing. */
function namesSecret(instruction: Instruction, secrets: string[]): boolean {
  if (instruction.type !== 'dial' && instruction.type !== 'raw' && instruction.type !== 'conference')
    return false
  const text = JSON.stringify(instruction)
  return hideIn(text, secrets) !== text
}

/** The secrets that a webhook without a state of the call may name: it tells of a party that the call has dialled. */
export async function secretsDialled(
  { db, sealer, logger, dialled }: Deps,
  accountCarrier: string,
  event: CallEvent,
): Promise<string[]> {
  if (event.type !== 'leg' || event.direction === 'inbound' || event.conversationId === undefined) return []
  const callId = callIdOf(accountCarrier, event.conversationId)
  const known = dialled.get(callId)
  if (known) return known
  try {
    const sealed = await inTime(keptState(db, refOf(callId)))
    const text = sealed && sealer.open(sealed, PURPOSE)
    return text ? (JSON.parse(text) as string[]) : []
  } catch (err) {
    logger.warn(
      { err },
      'What a call has dialled could not be looked up; the address that was dialled goes into no log',
    )
    // A number is hardly ever a secret; an address made of a template may hold one.
    return event.called && !/^\+\d+$/.test(event.called) ? [event.called] : []
  }
}

export type Dialled = {
  get: (callId: string) => string[] | undefined
  set: (callId: string, secrets: string[]) => void
}

/** The secrets that this process has seen dialled, of the last calls that did. */
export function makeDialled(atMost = 10_000): Dialled {
  const calls = new Map<string, string[]>()
  return {
    get: (callId) => calls.get(callId),
    set(callId, secrets) {
      calls.delete(callId)
      calls.set(callId, secrets)
      const [oldest] = calls.keys()
      if (calls.size > atMost && oldest !== undefined) calls.delete(oldest)
    },
  }
}
