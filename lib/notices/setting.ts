import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { audit } from '../store/audit'
import type { Database } from '../store/database'
import type { NoticeTarget } from '../store/notices'
import type { EncryptionKey } from '../store/seal'
import { readSetting, readSettingSecrets, type Setting, writeSetting } from '../store/settings'

const MOST_ADDRESSES = 50

const address = z.object({
  to: z.string(),
  /** Only of voicemail that was left in this flow; `null`: of all. */
  flowId: z.string().nullable(),
  /** What was left before is not told of. */
  since: z.string(),
})

const value = z.object({
  addresses: z.array(address).default([]),
  attachesSound: z.boolean().default(false),
  webhook: z.object({ url: z.string(), since: z.string() }).nullable().default(null),
})
const secrets = z.object({ webhookSecret: z.string() })

/** Who is told of a new voicemail. */
const noticeSetting: Setting<typeof value, typeof secrets> = {
  name: 'notices',
  value,
  secrets,
  changedBy: 'owner',
}

export type NoticeSetting = z.infer<typeof value>
export type NoticeDeps = { db: Database; encryptionKey: EncryptionKey }

/** What may be written: who is told, as a whole. */
export const noticeChange = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        to: z.string().trim().max(320).pipe(z.email('is no mail address, such as desk@example.com')),
        flowId: z.string().max(64).nullable(),
      }),
    )
    .max(MOST_ADDRESSES, `are more than ${MOST_ADDRESSES}`),
  attachesSound: z.boolean(),
  /** Empty: no service is told. */
  webhookUrl: z
    .string()
    .trim()
    .max(1_000, 'is too long')
    .refine(
      (text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
      'is no address, such as https://example.com/voicemail',
    )
    .refine(
      (text) => !URL.canParse(text) || new URL(text).username === '',
      'holds a user name; leave it out',
    ),
  /** Signs with another secret from now on. */
  newSecret: z.boolean().default(false),
})
export type NoticeChange = z.input<typeof noticeChange>

/** Who is told; without the secret. */
export const readNotices = (db: Database): Promise<NoticeSetting> => readSetting(db, noticeSetting)

/**
 * What webhooks are signed with; nothing when none is set.
 *
 * @throws with what to do, when it was encrypted with another key
 */
export async function webhookSecret({ db, encryptionKey }: NoticeDeps): Promise<string | undefined> {
  const kept = await readSettingSecrets(db, encryptionKey, { name: noticeSetting.name, secrets })
  return kept?.webhookSecret
}

/**
 * Sets who is told. Whoever is new hears of what is left from now on.
 *
 * @returns the secret that webhooks are signed with, when it is new: this once
 * @throws NotAllowed
 */
export async function changeNotices(
  deps: NoticeDeps,
  change: z.output<typeof noticeChange>,
  now = new Date(),
): Promise<string | undefined> {
  const { db, encryptionKey } = deps
  const { addresses, attachesSound, webhookUrl, newSecret } = change
  const before = await readNotices(db)
  const since = now.toISOString()
  const hadSecret = before.webhook !== null
  const fresh = webhookUrl !== '' && (newSecret || !hadSecret) ? makeSecret() : undefined
  const secret = webhookUrl === '' ? null : fresh === undefined ? undefined : { webhookSecret: fresh }
  await writeSetting(
    db,
    noticeSetting,
    {
      attachesSound,
      addresses: distinct(addresses).map((one) => ({
        ...one,
        since: before.addresses.find((known) => isSame(known, one))?.since ?? since,
      })),
      webhook:
        webhookUrl === ''
          ? null
          : before.webhook?.url === webhookUrl
            ? before.webhook
            : { url: webhookUrl, since },
    },
    secret === undefined ? undefined : { encryptionKey, secrets: secret },
  )
  await audit(db, {
    action: 'notices.changed',
    details: {
      addresses: addresses.map(({ to }) => to).join(', '),
      // What stands behind the name of the host may be a secret.
      webhook: webhookUrl === '' ? '' : new URL(webhookUrl).host,
      newSecret: fresh !== undefined,
    },
  })
  return fresh
}

/** Who is to be told of a voicemail: each once, however often they are named. */
export function targetsFor(
  { addresses, webhook }: NoticeSetting,
  { recordedAt, flowId, shelf }: { recordedAt: string; flowId: string | null; shelf: string },
): NoticeTarget[] {
  // Who has it heard already needs no mail; a service that counts on being told is told.
  const mailed = shelf === 'unheard' ? addresses : []
  const mails = mailed
    .filter((one) => (one.flowId === null || one.flowId === flowId) && one.since <= recordedAt)
    .map(({ to }) => to)
  return [
    ...[...new Set(mails)].map((target) => ({ channel: 'mail' as const, target })),
    ...(webhook && webhook.since <= recordedAt ? [{ channel: 'webhook' as const, target: webhook.url }] : []),
  ]
}

/** Is that still somebody who is told? */
export const isTarget = (
  { addresses, webhook }: NoticeSetting,
  { channel, target }: NoticeTarget,
): boolean => (channel === 'mail' ? addresses.some(({ to }) => to === target) : webhook?.url === target)

type Address = { to: string; flowId: string | null }
const isSame = (a: Address, b: Address) => a.to === b.to && a.flowId === b.flowId
const distinct = (addresses: Address[]): Address[] =>
  addresses.filter((one, at) => addresses.findIndex((other) => isSame(one, other)) === at)

/** In the form of Standard Webhooks, whose libraries take it as it is. */
const makeSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`
