import { z } from 'zod'
import type { Config } from '@/lib/config'
import type { Secrets } from '@/lib/secrets'
import { keysOf } from '@/lib/store/seal'
import { VERSION } from '@/lib/version'
import type { Sealer } from './token'

/** Among the webhooks, so that whatever leads them here leads this too. */
export const PRESENCE_PATH = '/webhooks/patchbay/presence'

/** A question is some hundred characters. */
export const MAX_QUESTION_CHARACTERS = 1_000
const QUESTION = 'presence: who is there?'
const ANSWER = 'presence: I am'

const question = z.object({ nonce: z.string().min(16).max(100) })
const presence = z.object({
  process: z.enum(['voice', 'dashboard', 'terminal']),
  version: z.string(),
  publicUrl: z.string(),
  /** Settings that all processes of one installation share, blinded: alike where they are alike. */
  settings: z.record(z.string(), z.string()),
  isDatabaseAway: z.boolean(),
})
/** Who answers, told only to those who hold the same seal key. */
export type Presence = z.infer<typeof presence>
const answer = presence.extend({ nonce: z.string() })

/** What a process says of itself. */
export const presenceOf = (
  process: Presence['process'],
  config: Pick<Config, 'publicUrl' | 'databaseUrl'>,
  secrets: Pick<Secrets, 'encryptionKey' | 'sandboxSecret'>,
  sealer: Sealer,
): Omit<Presence, 'isDatabaseAway'> => {
  const values = {
    PUBLIC_URL: config.publicUrl,
    DATABASE_URL: config.databaseUrl,
    ENCRYPTION_KEY: keysOf(secrets.encryptionKey)[0]?.toString('base64'),
    SANDBOX_SECRET: secrets.sandboxSecret,
  }
  const blinded = Object.entries(values).map(([name, value]) => [
    name,
    sealer.blind(`presence ${name} ${value}`),
  ])
  return { process, version: VERSION, publicUrl: config.publicUrl, settings: Object.fromEntries(blinded) }
}

/** Asks who is there. The nonce comes back in the answer, so that no other server's and no earlier answer is taken for it. */
export const askPresence = (sealer: Sealer, nonce: string): string =>
  sealer.seal(JSON.stringify({ nonce }), QUESTION)

/** Answers whoever holds our seal key; nothing for anybody else. */
export function tellPresence(sealer: Sealer, asked: string, own: Presence): string | undefined {
  const read = question.safeParse(opened(sealer, asked, QUESTION))
  return read.success ? sealer.seal(JSON.stringify({ ...own, nonce: read.data.nonce }), ANSWER) : undefined
}

/** Who answered; nothing where that was not sealed with our key, or answers another question. */
export function readPresence(sealer: Sealer, told: string, nonce: string): Presence | undefined {
  const read = answer.safeParse(opened(sealer, told, ANSWER))
  return read.success && read.data.nonce === nonce ? read.data : undefined
}

function opened(sealer: Sealer, sealed: string, purpose: string): unknown {
  const text = sealer.open(sealed, purpose)
  return text === undefined ? undefined : JSON.parse(text) // sealed by us, so JSON of ours
}
