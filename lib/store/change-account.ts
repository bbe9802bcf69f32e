import { openedSecrets, partsText, sealedSecrets } from './account-secrets'
import type { Database } from './database'
import type { CarrierAccount } from './generated/sqlite/client'
import { nowIso } from './times'
import { isUniqueViolation } from './violation'

const MAX_TRIES = 5

/** What is to be different: what is left out stays, `null` is not set any more. */
export type AccountChange = {
  apiKey?: string | undefined
  apiSecret?: string | null | undefined
  applicationId?: string | null | undefined
  privateKey?: string | null | undefined
  pendingPrivateKey?: string | null | undefined
  signatureSecret?: string | null | undefined
  previousSignatureSecret?: string | null | undefined
  /** The signature secret that is replaced goes on being taken. */
  keepsPrevious?: boolean | undefined
  acceptsUnsigned?: boolean | undefined
}

/**
 * Changes parts of the account at a carrier, and begins it with its API key. Of two changes at once none is lost.
 *
 * @throws when the standing secrets cannot be opened
 */
export async function changeAccount(
  db: Database,
  encryptionKey: Buffer,
  carrier: string,
  change: AccountChange,
): Promise<{ ok: true } | { ok: false; reason: 'api-key-needed' }> {
  for (let tries = 1; ; tries++) {
    const standing = await db.client.carrierAccount.findUnique({ where: { carrier } })
    const row = changed(encryptionKey, carrier, standing, change)
    if (!row) return { ok: false, reason: 'api-key-needed' }
    if (await write(db, carrier, standing, row)) return { ok: true }
    if (tries === MAX_TRIES) throw new Error(`The ${carrier} account is being changed elsewhere: try again.`)
  }
}

/** Forgets the account at a carrier. False when there was none. */
export async function removeAccount(db: Database, carrier: string): Promise<boolean> {
  const { count } = await db.client.carrierAccount.deleteMany({ where: { carrier } })
  return count > 0
}

type Written = Omit<CarrierAccount, 'carrier' | 'createdAt'>

function changed(
  encryptionKey: Buffer,
  carrier: string,
  standing: CarrierAccount | null,
  change: AccountChange,
): Written | undefined {
  const apiKey = change.apiKey ?? standing?.apiKey
  if (!apiKey) return undefined
  const now = nowIso()
  const secrets = standing ? openedSecrets(encryptionKey, standing) : { signatureSecrets: [] }
  const [signatureSecret, previousSignatureSecret] = secrets.signatureSecrets
  const before = { ...secrets, ...standing, signatureSecret, previousSignatureSecret }
  const kept = change.keepsPrevious && change.signatureSecret ? signatureSecret : previousSignatureSecret
  const values = {
    apiKey,
    apiSecret: after(change.apiSecret, before.apiSecret),
    applicationId: after(change.applicationId, before.applicationId ?? undefined),
    privateKey: after(change.privateKey, before.privateKey),
    pendingPrivateKey: after(change.pendingPrivateKey, before.pendingPrivateKey),
    signatureSecret: after(change.signatureSecret, signatureSecret),
    previousSignatureSecret: after(change.previousSignatureSecret, kept),
  }
  // A secret before none is none.
  if (!values.signatureSecret) values.previousSignatureSecret = undefined
  return {
    apiKey,
    applicationId: values.applicationId ?? null,
    acceptsUnsigned: change.acceptsUnsigned ?? standing?.acceptsUnsigned ?? false,
    parts: partsText(values, now, standing ? { text: standing.parts, values: before } : undefined),
    sealed: sealedSecrets(encryptionKey, carrier, {
      apiSecret: values.apiSecret,
      privateKey: values.privateKey,
      pendingPrivateKey: values.pendingPrivateKey,
      signatureSecrets: [values.signatureSecret, values.previousSignatureSecret].filter(
        (secret) => secret !== undefined,
      ),
    }),
    updatedAt: now,
  }
}

const after = (wanted: string | null | undefined, standing: string | undefined): string | undefined =>
  wanted === undefined ? standing : (wanted ?? undefined)

/** False when somebody else was faster. What is sealed is different each time, so it tells. */
async function write(
  db: Database,
  carrier: string,
  standing: CarrierAccount | null,
  row: Written,
): Promise<boolean> {
  if (standing) {
    const where = { carrier, sealed: standing.sealed }
    return (await db.client.carrierAccount.updateMany({ where, data: row })).count === 1
  }
  try {
    await db.client.carrierAccount.create({ data: { carrier, createdAt: row.updatedAt, ...row } })
    return true
  } catch (trouble) {
    if (isUniqueViolation(trouble)) return false
    throw trouble
  }
}
