import { carriers } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import type { Config } from '@/lib/config'
import type { Effect } from '@/lib/flow/kind'
import { askService } from '@/lib/outgoing/ask'
import type { Secrets } from '@/lib/secrets'
import { credentialsOf } from '@/lib/store/accounts'
import type { Database } from '@/lib/store/database'
import type { EffectRunner, Ran } from './effects'

type RunnerDeps = { config: Config; secrets: Secrets; db: Database }

/** Runs what a flow asks of the outside world. */
export const effectRunner = (deps: RunnerDeps): EffectRunner => ({ run: running(deps), asRequest })

const running =
  ({ config, secrets, db }: RunnerDeps): EffectRunner['run'] =>
  async (effect, idempotencyKey) => {
    if (effect.type === 'sms') return sendText(db, secrets, effect, idempotencyKey)
    const request = asRequest(effect, idempotencyKey)
    const answer = await askService(
      { ...effect, headers: request.headers ?? {} },
      { allowInside: config.allowPrivateAddresses },
    )
    const sent = { ...request, status: answer.status, answer: answer.body }
    return { heard: { type: 'http', ...answer }, sent }
  }

/** What is sent, in our own words where only the carrier has others. */
const asRequest: EffectRunner['asRequest'] = (effect, idempotencyKey) =>
  effect.type === 'http'
    ? {
        method: effect.method,
        url: effect.url,
        headers: { ...effect.headers, 'idempotency-key': idempotencyKey },
        body: effect.body ?? '',
      }
    : {
        method: 'SMS',
        url: effect.to,
        body: JSON.stringify({ from: effect.from, to: effect.to, text: effect.text }),
      }

async function sendText(
  db: Database,
  { encryptionKey }: Secrets,
  { to, from, text }: Extract<Effect, { type: 'sms' }>,
  idempotencyKey: string,
): Promise<Ran> {
  // A text from a sandbox call goes nowhere but into the log: its numbers are nobody's.
  const name = idempotencyKey.split(':', 1)[0] ?? ''
  if (isTestLine(name)) return { heard: { type: 'sms', id: idempotencyKey } }
  const carrier = Object.hasOwn(carriers, name) ? carriers[name] : undefined
  const credentials = carrier && (await credentialsOf(db, encryptionKey, carrier.name))
  if (!carrier?.sendText || !credentials)
    return { heard: { type: 'effect-failed', reason: 'carrier-not-set-up' } }
  const { sent, ...done } = await carrier.sendText(credentials, { to, from, text, idempotencyKey })
  return {
    heard: done.ok ? { type: 'sms', id: done.id } : { type: 'effect-failed', reason: done.reason },
    ...(sent && { sent }),
  }
}
