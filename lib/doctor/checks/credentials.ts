import type { Carrier } from '@/lib/carriers/carrier'
import { describeAccount } from '@/lib/store/accounts'
import { bad, type Check, good, settingsOf, skipped, warn } from '../finding'

/** Does the carrier take the API key and secret? */
export const credentials = ({ name, title }: Carrier): Check => ({
  id: `credentials ${name}`,
  group: title,
  title: 'API key and secret',
  async run({ db, remote }) {
    const place = settingsOf(name)
    const { isSet } = await describeAccount(await db(), name)
    if (!isSet.apiKey) return skipped(`No ${title} account is set.`, { place })
    if (!isSet.apiSecret) return skipped('No API secret is set.', { place })
    const reached = await remote(name)
    if (reached.ok) return good(`${title} takes them.`)
    if (reached.reason === 'wrong-credentials')
      return bad(`${title} does not take them.`, reached.message, { place })
    return warn(`Whether ${title} takes them could not be asked.`, reached.message)
  },
})
