import type { Account, Credentials } from '@/lib/carriers/carrier'
import { type AccountPart, openedSecrets, partsText, partTimes, sealedSecrets } from './account-secrets'
import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'
import type { EncryptionKey } from './seal'
import { nowIso } from './times'

/** An account as its owner sets it. */
export type AccountSettings = {
  apiKey: string
  apiSecret?: string | undefined
  applicationId?: string | undefined
  /** PEM. */
  privateKey?: string | undefined
  /** The one in use, and while it is being rotated the one before. */
  signatureSecrets?: string[] | undefined
  acceptsUnsigned?: boolean | undefined
}

/** What is told of an account: which parts are set, never their values. */
export type AccountDescription<Name extends string = string> = {
  carrier: Name
  isSet: Record<AccountPart, boolean>
  /** When each part was changed last; nothing when it is not set, or that was not kept. */
  changedAt: Record<AccountPart, string | null>
  acceptsUnsigned: boolean
}

/**
 * Sets the account at a carrier, all of it: what is left out is not set any more. Its secrets are encrypted.
 */
export async function putAccount(
  db: Database,
  encryptionKey: EncryptionKey,
  carrier: string,
  {
    apiKey,
    apiSecret,
    applicationId,
    privateKey,
    signatureSecrets = [],
    acceptsUnsigned = false,
  }: AccountSettings,
): Promise<void> {
  allow(db, 'owner')
  const now = nowIso()
  const [signatureSecret, previousSignatureSecret] = signatureSecrets
  const written = {
    applicationId: applicationId ?? null,
    // Which parts are set can be told without the key.
    parts: partsText(
      { apiKey, apiSecret, applicationId, privateKey, signatureSecret, previousSignatureSecret },
      now,
    ),
    sealed: sealedSecrets(encryptionKey, carrier, { apiSecret, privateKey, signatureSecrets }),
  }
  const set = written.parts
    .split(' ')
    .map((part) => part.split('@', 1)[0])
    .join(', ')
  await db.transaction(async (query) => {
    await query(
      `INSERT INTO carrier_accounts
        (carrier, api_key, application_id, accepts_unsigned, parts, sealed, updated_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
        ON CONFLICT (carrier) DO UPDATE SET api_key = excluded.api_key, application_id = excluded.application_id,
          accepts_unsigned = excluded.accepts_unsigned, parts = excluded.parts, sealed = excluded.sealed,
          updated_at = excluded.updated_at`,
      carrier,
      apiKey,
      written.applicationId,
      acceptsUnsigned,
      written.parts,
      written.sealed,
      now,
    )
    const details = { set, acceptsUnsigned }
    await audit(db, { action: 'carrier.changed', subject: carrier, details }, query)
  })
}

/**
 * The accounts whose webhooks are taken, with the secrets that they are signed with. One that cannot be opened is left out.
 *
 * @param onTrouble told, of each account that is left out, why and what to do
 */
export async function webhookAccounts(
  db: Database,
  encryptionKey: EncryptionKey,
  onTrouble: (trouble: unknown) => void = () => {},
): Promise<Account[]> {
  const accounts = await db.client.carrierAccount.findMany({ orderBy: { carrier: 'asc' } })
  return accounts.flatMap((account) => {
    try {
      return [
        {
          carrier: account.carrier,
          id: account.apiKey,
          secrets: openedSecrets(encryptionKey, account).signatureSecrets,
          applicationIds: account.applicationId ? [account.applicationId] : [],
          acceptsUnsigned: account.acceptsUnsigned,
        },
      ]
    } catch (trouble) {
      onTrouble(trouble)
      return []
    }
  })
}

/** What calls to a carrier's API need; nothing while the account or its API secret is not set. */
export async function credentialsOf(
  db: Database,
  encryptionKey: EncryptionKey,
  carrier: string,
): Promise<Credentials | undefined> {
  const account = await db.client.carrierAccount.findUnique({ where: { carrier } })
  if (!account) return undefined
  const { apiSecret, privateKey } = openedSecrets(encryptionKey, account)
  if (apiSecret === undefined) return undefined
  return {
    apiKey: account.apiKey,
    apiSecret,
    ...(account.applicationId && { applicationId: account.applicationId }),
    ...(privateKey && { privateKey }),
  }
}

/** Which parts of the account at a carrier are set. Needs no key and holds no secret. */
export async function describeAccount<Name extends string>(
  db: Database,
  carrier: Name,
): Promise<AccountDescription<Name>> {
  const account = await db.client.carrierAccount.findUnique({
    where: { carrier },
    select: { applicationId: true, acceptsUnsigned: true, parts: true },
  })
  const times = partTimes(account?.parts ?? '')
  const isSet = (part: AccountPart) => times.has(part)
  return {
    carrier,
    isSet: {
      apiKey: account !== null,
      apiSecret: isSet('apiSecret'),
      applicationId: Boolean(account?.applicationId),
      privateKey: isSet('privateKey'),
      signatureSecret: isSet('signatureSecret'),
      previousSignatureSecret: isSet('previousSignatureSecret'),
    },
    changedAt: {
      apiKey: times.get('apiKey') ?? null,
      apiSecret: times.get('apiSecret') ?? null,
      applicationId: times.get('applicationId') ?? null,
      privateKey: times.get('privateKey') ?? null,
      signatureSecret: times.get('signatureSecret') ?? null,
      previousSignatureSecret: times.get('previousSignatureSecret') ?? null,
    },
    acceptsUnsigned: account?.acceptsUnsigned ?? false,
  }
}

/** The private key of an application that is being made, when there is one. */
export async function pendingKeyOf(
  db: Database,
  encryptionKey: EncryptionKey,
  carrier: string,
): Promise<string | undefined> {
  const account = await db.client.carrierAccount.findUnique({ where: { carrier } })
  return account ? openedSecrets(encryptionKey, account).pendingPrivateKey : undefined
}
