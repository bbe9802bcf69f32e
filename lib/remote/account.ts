import { carriers } from '@/lib/carriers'
import type { Remote, RemoteAccount, RemoteFailure } from '@/lib/carriers/account'
import { credentialsOf } from '@/lib/store/accounts'
import type { Database } from '@/lib/store/database'
import type { EncryptionKey } from '@/lib/store/seal'

/** What it takes to reach the accounts at carriers. */
export type RemoteDeps = {
  db: Database
  /** 32 bytes; opens the credentials. */
  encryptionKey: EncryptionKey
  /** Where carriers reach the voice server. */
  publicUrl: string
  /** Where the APIs of carriers are, by the carrier and its own name of each. */
  carrierHosts: Record<string, Record<string, string>>
  /** For each request to a carrier. */
  timeoutSeconds?: number
}

export type Reached = {
  account: RemoteAccount
  title: string
  applicationId: string | undefined
  privateKey: string | undefined
}

/** Whether the numbers of a carrier are linked to something there. The sandbox's are not: they ring only here. */
export const hasAccount = (carrier: string): boolean => accountMaker(carrier) !== undefined

/** The account at a carrier with the credentials that are set, or what has to be set first. */
export async function reach(deps: RemoteDeps, carrier: string): Promise<Remote<Reached>> {
  const title = carriers[carrier]?.title ?? carrier
  const credentials = await credentialsOf(deps.db, deps.encryptionKey, carrier)
  if (!credentials) return notSet(`Set the API key and secret of ${title} under Settings, Carriers.`)
  const account = await reachWith(deps, carrier, credentials)
  if (!account) return notSet(`${title} has no account that could be reached.`)
  const { applicationId, privateKey } = credentials
  return { ok: true, value: { account, title, applicationId, privateKey } }
}

/** The account that these credentials open; nothing when the carrier has none to reach. */
export const reachWith = async (
  { carrierHosts, timeoutSeconds }: RemoteDeps,
  carrier: string,
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
): Promise<RemoteAccount | undefined> =>
  accountMaker(carrier)?.({
    apiKey,
    apiSecret,
    hosts: carrierHosts[carrier] ?? {},
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
  })

export const notSet = (message: string): RemoteFailure => ({ ok: false, reason: 'not-set', message })

const accountMaker = (carrier: string) =>
  Object.hasOwn(carriers, carrier) ? carriers[carrier]?.account : undefined
