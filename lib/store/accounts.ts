import { z } from 'zod'
import type { Account, Credentials } from '@/lib/carriers/carrier'
import type { Database } from './database'
import type { CarrierAccount } from './generated/sqlite/client'
import { seal, unseal } from './seal'
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
  isSet: Record<
    'apiKey' | 'apiSecret' | 'applicationId' | 'privateKey' | 'signatureSecret' | 'previousSignatureSecret',
    boolean
  >
  acceptsUnsigned: boolean
}

const secrets = z.strictObject({
  apiSecret: z.string().optional(),
  privateKey: z.string().optional(),
  signatureSecrets: z.array(z.string()),
})
type AccountSecrets = z.infer<typeof secrets>

/**
 * Sets the account at a carrier, all of it: what is left out is not set any more. Its secrets are encrypted.
 *
 * @param encryptionKey 32 bytes
 */
export async function putAccount(
  db: Database,
  encryptionKey: Buffer,
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
  const now = nowIso()
  const text = JSON.stringify({ apiSecret, privateKey, signatureSecrets } satisfies AccountSecrets)
  const written = {
    apiKey,
    applicationId: applicationId ?? null,
    acceptsUnsigned,
    // Which parts are set can be told without the key.
    parts: partsOf({ apiSecret, privateKey, signatureSecrets }).join(' '),
    sealed: seal(encryptionKey, purpose(carrier), text),
    updatedAt: now,
  }
  await db.client.carrierAccount.upsert({
    where: { carrier },
    create: { carrier, createdAt: now, ...written },
    update: written,
  })
}

/**
 * The accounts whose webhooks are taken, with the secrets that they are signed with. One that cannot be opened is left out.
 *
 * @param onTrouble told, of each account that is left out, why and what to do
 */
export async function webhookAccounts(
  db: Database,
  encryptionKey: Buffer,
  onTrouble: (trouble: unknown) => void = () => {},
): Promise<Account[]> {
  const accounts = await db.client.carrierAccount.findMany({ orderBy: { carrier: 'asc' } })
  return accounts.flatMap((account) => {
    try {
      return [
        {
          carrier: account.carrier,
          id: account.apiKey,
          secrets: opened(encryptionKey, account).signatureSecrets,
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
  encryptionKey: Buffer,
  carrier: string,
): Promise<Credentials | undefined> {
  const account = await db.client.carrierAccount.findUnique({ where: { carrier } })
  if (!account) return undefined
  const { apiSecret, privateKey } = opened(encryptionKey, account)
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
  const parts = account?.parts.split(' ') ?? []
  return {
    carrier,
    isSet: {
      apiKey: account !== null,
      apiSecret: parts.includes('apiSecret'),
      applicationId: Boolean(account?.applicationId),
      privateKey: parts.includes('privateKey'),
      signatureSecret: parts.includes('signatureSecret'),
      previousSignatureSecret: parts.includes('previousSignatureSecret'),
    },
    acceptsUnsigned: account?.acceptsUnsigned ?? false,
  }
}

const partsOf = ({ apiSecret, privateKey, signatureSecrets }: AccountSecrets): string[] => [
  ...(apiSecret ? ['apiSecret'] : []),
  ...(privateKey ? ['privateKey'] : []),
  ...['signatureSecret', 'previousSignatureSecret'].slice(0, signatureSecrets.length),
]

/** A sealed account cannot be moved to another carrier's row. */
const purpose = (carrier: string) => `carrier account ${carrier}`

function opened(encryptionKey: Buffer, { carrier, sealed }: CarrierAccount): AccountSecrets {
  try {
    return secrets.parse(JSON.parse(unseal(encryptionKey, purpose(carrier), sealed)))
  } catch (cause) {
    throw new Error(
      `The secrets of the ${carrier} account cannot be opened: they were encrypted with another key. Put the old key back, or set the account again.`,
      { cause },
    )
  }
}
