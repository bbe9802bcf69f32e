import type { Remote } from '@/lib/carriers/account'
import { credentialsOf } from '@/lib/store/accounts'
import { type RemoteDeps, reachWith } from './account'

/**
 * Asks the carrier whether it takes these credentials; what is not given is taken from what is stored.
 *
 * @returns nothing while there is no key and secret to ask with
 */
export async function checkCredentials(
  deps: RemoteDeps,
  carrier: string,
  given: { apiKey?: string | undefined; apiSecret?: string | null | undefined },
): Promise<Remote<undefined> | undefined> {
  const stored = await credentialsOf(deps.db, deps.encryptionKey, carrier)
  const apiKey = given.apiKey ?? stored?.apiKey
  const apiSecret = given.apiSecret ?? stored?.apiSecret
  if (!apiKey || !apiSecret) return undefined
  const account = await reachWith(deps, carrier, { apiKey, apiSecret })
  return account?.check()
}
