import { openedSecrets, partsText, sealedSecrets } from './account-secrets'
import { allow } from './allow'
import { type Audited, audit } from './audit'
import type { Database } from './database'
import type { CarrierAccount } from './generated/sqlite/client'
import type { EncryptionKey } from './seal'
import { nowIso } from './times'

const MAX_TRIES = 5

type AccountAction = 'carrier.changed' | 'carrier.application-made' | 'carrier.application-taken'

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
 * @param as what the audit log calls it
 * @throws when the standing secrets cannot be opened
 */
export async function changeAccount(
  db: Database,
  encryptionKey: EncryptionKey,
  carrier: string,
  change: AccountChange,
  as: AccountAction = 'carrier.changed',
): Promise<{ ok: true } | { ok: false; reason: 'api-key-needed' }> {
  allow(db, 'owner')
  for (let tries = 1; ; tries++) {
    const standing = await db.client.carrierAccount.findUnique({ where: { carrier } })
    const row = changed(encryptionKey, carrier, standing, change)
    if (!row) return { ok: false, reason: 'api-key-needed' }
    if (await write(db, carrier, standing, row, { action: as, subject: carrier, details: told(change) }))
      return { ok: true }
    if (tries === MAX_TRIES) throw new Error(`The ${carrier} account is being changed elsewhere: try again.`)
  }
}

/** Forgets the account at a carrier. False when there was none. */
export async function removeAccount(db: Database, carrier: string): Promise<boolean> {
  allow(db, 'owner')
  return db.transaction(async (query) => {
    const sql = 'DELETE FROM carrier_accounts WHERE carrier = $1 RETURNING carrier'
    const isGone = (await query(sql, carrier)).length > 0
    if (isGone) await audit(db, { action: 'carrier.removed', subject: carrier }, query)
    return isGone
  })
}

type Written = Omit<CarrierAccount, 'carrier' | 'createdAt'>

function changed(
  encryptionKey: EncryptionKey,
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
  { apiKey, applicationId, acceptsUnsigned, parts, sealed, updatedAt }: Written,
  act: Audited,
): Promise<boolean> {
  const values = [carrier, apiKey, applicationId, acceptsUnsigned, parts, sealed, updatedAt]
  return db.transaction(async (query) => {
    const written = standing
      ? await query(
          `UPDATE carrier_accounts SET api_key = $2, application_id = $3, accepts_unsigned = $4, parts = $5, sealed = $6,
            updated_at = $7 WHERE carrier = $1 AND sealed = $8 RETURNING carrier`,
          ...values,
          standing.sealed,
        )
      : await query(
          `INSERT INTO carrier_accounts
            (carrier, api_key, application_id, accepts_unsigned, parts, sealed, updated_at, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (carrier) DO NOTHING RETURNING carrier`,
          ...values,
        )
    // A key that is made before its application is no change that anybody asked for.
    const isAsked = Object.keys(act.details ?? {}).length > 0
    if (written.length > 0 && isAsked) await audit(db, act, query)
    return written.length > 0
  })
}

/** Which parts were changed: their names, and the values of those that are no secret. */
function told({
  applicationId,
  acceptsUnsigned,
  pendingPrivateKey: _,
  keepsPrevious: __,
  ...parts
}: AccountChange) {
  const names = (isSet: boolean) =>
    Object.entries(parts)
      .filter(([, value]) => value !== undefined && (value !== null) === isSet)
      .map(([name]) => name)
      .join(', ')
  const [set, removed] = [names(true), names(false)]
  return {
    ...(set && { set }),
    ...(removed && { removed }),
    ...(applicationId !== undefined && { applicationId }),
    ...(acceptsUnsigned !== undefined && { acceptsUnsigned }),
  }
}
