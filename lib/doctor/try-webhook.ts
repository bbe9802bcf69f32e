import type { Account, Carrier, CarrierReply } from '@/lib/carriers/carrier'
import { TRIAL_PARAMETER, trialMark } from '@/lib/voice/trial'
import { ask } from './ask'
import { CannotCheck, type Setup } from './setup'

type Tried = CarrierReply & { milliseconds: number }

/**
 * Sends what the carrier sends when a call comes in, marked as a trial: no call comes of it, and nothing is logged.
 *
 * @param secret signs it; nothing leaves it unsigned
 * @throws CannotCheck when nobody answers
 */
export async function tryWebhook(
  { door, sealer, now }: Setup,
  { name, trial }: Carrier,
  { account, secret, called }: { account: Account; secret: string | undefined; called: string },
): Promise<Tried> {
  const base = await door()
  const signer = { ...account, secrets: [secret ?? 'none'] }
  const { headers, body } = await trial.incoming(signer, { caller: CALLER, called }, now())
  const { authorization: _, ...unsigned } = headers
  const reply = await ask({
    method: 'POST',
    url: `${base}/webhooks/${name}/answer?${TRIAL_PARAMETER}=${trialMark(sealer, now())}`,
    headers: secret === undefined ? unsigned : headers,
    body,
  })
  if ('trouble' in reply) throw new CannotCheck(`A webhook to ${base} got no answer: ${reply.trouble.words}.`)
  return reply
}

/** A number kept for fiction. */
const CALLER = '+447700900123'
/** Another one, for accounts without a number of their own. */
export const NOBODYS_NUMBER = '+447700900000'
