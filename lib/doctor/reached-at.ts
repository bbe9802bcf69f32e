import type { Carrier } from '@/lib/carriers/carrier'
import type { Reached } from '@/lib/remote/account'
import { describeAccount } from '@/lib/store/accounts'
import { CannotCheck, type Setup } from './setup'

/**
 * The account at a carrier that takes our credentials.
 *
 * @throws CannotCheck with what is missing: the check of the credentials says what to do
 */
export async function reachedAt({ db, remote }: Setup, { name, title }: Carrier): Promise<Reached> {
  const { isSet } = await describeAccount(await db(), name)
  if (!isSet.apiKey) throw new CannotCheck(`No ${title} account is set.`)
  if (!isSet.apiSecret) throw new CannotCheck('No API secret is set.')
  const reached = await remote(name)
  if (reached.ok) return reached.value
  throw new CannotCheck(
    reached.reason === 'wrong-credentials'
      ? `${title} does not take the API key and secret.`
      : reached.message,
  )
}
