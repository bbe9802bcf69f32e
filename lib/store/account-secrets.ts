import { z } from 'zod'
import type { CarrierAccount } from './generated/sqlite/client'
import { type EncryptionKey, seal, unseal } from './seal'
import { SEALED } from './sealed-columns'

/** What an account consists of. */
export const ACCOUNT_PARTS = [
  'apiKey',
  'apiSecret',
  'applicationId',
  'privateKey',
  'signatureSecret',
  'previousSignatureSecret',
] as const
export type AccountPart = (typeof ACCOUNT_PARTS)[number]

const secrets = z.strictObject({
  apiSecret: z.string().optional(),
  privateKey: z.string().optional(),
  /** Made for an application that may exist at the carrier already, though its answer has not come. */
  pendingPrivateKey: z.string().optional(),
  signatureSecrets: z.array(z.string()),
})
export type AccountSecrets = z.infer<typeof secrets>

export const sealedSecrets = (encryptionKey: EncryptionKey, carrier: string, value: AccountSecrets): string =>
  seal(encryptionKey, SEALED.carrierAccount.purpose(carrier), JSON.stringify(value))

/** @throws with what to do, when they were encrypted with another key or for another carrier */
export function openedSecrets(
  encryptionKey: EncryptionKey,
  { carrier, sealed }: Pick<CarrierAccount, 'carrier' | 'sealed'>,
): AccountSecrets {
  try {
    return secrets.parse(JSON.parse(unseal(encryptionKey, SEALED.carrierAccount.purpose(carrier), sealed)))
  } catch (cause) {
    throw new Error(
      `The secrets of the ${carrier} account cannot be opened: they were encrypted with another key. Put the old key back, or set the account again.`,
      { cause },
    )
  }
}

type Values = Partial<Record<AccountPart, string | null | undefined>>

/**
 * Which parts are set and since when, as a text that can be read without the key: `apiKey@2026-01-01T12:00:00.000Z …`.
 *
 * @param before the text that it follows: what has not changed keeps its time
 */
export const partsText = (values: Values, now: string, before?: { text: string; values: Values }): string =>
  ACCOUNT_PARTS.flatMap((part) => {
    if (!values[part]) return []
    const since = before && before.values[part] === values[part] ? partTimes(before.text).get(part) : now
    return [since ? `${part}@${since}` : part]
  }).join(' ')

/** When each part that is set was changed last; nothing where that was not kept. */
export const partTimes = (text: string): Map<string, string | undefined> =>
  new Map(
    text.split(' ').map((entry) => {
      const [part = '', since] = entry.split('@')
      return [part, since]
    }),
  )
