import type { Carrier } from '@/lib/carriers/carrier'
import { credentialsOf, describeAccount } from '@/lib/store/accounts'
import { bad, type Check, good, settingsOf, skipped, warn } from '../finding'
import { reachedAt } from '../reached-at'

/** Does the private key fit the application? Asks, in its name, for something that changes nothing. */
export const privateKey = (carrier: Carrier): Check => ({
  id: `private-key ${carrier.name}`,
  group: carrier.title,
  title: 'Private key',
  async run(setup) {
    const { name, title, calls } = carrier
    const place = settingsOf(name)
    const db = await setup.db()
    const { isSet } = await describeAccount(db, name)
    if (isSet.apiKey && !isSet.privateKey)
      return skipped('No private key is set. Without it nobody can be rung from here.', { place })
    await reachedAt(setup, carrier)
    if (!isSet.applicationId) return skipped('No application is taken.', { place })
    const credentials = await credentialsOf(db, setup.secrets.encryptionKey, name)
    if (!calls?.check || !credentials) return skipped(`${title} needs none.`)
    const hosts: Record<string, Record<string, string>> = setup.config.carrierHosts
    const taken = await calls.check({ credentials, hosts: hosts[name] ?? {} })
    if (taken.ok) return good('It belongs to the application.')
    if (taken.reason === 'bad-private-key')
      return bad('It cannot be read.', 'Paste the whole key again, with its first and last line.', {
        place,
      })
    if (taken.reason === 'unauthorized')
      return bad(
        `${title} does not take what is signed with it: it belongs to another application, or the clock is wrong.`,
        'Paste the private key that was made with this application.',
        { place },
      )
    return warn(`Whether ${title} takes it could not be asked (${taken.reason}).`, 'Check again in a while.')
  },
})
