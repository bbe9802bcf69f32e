import type { Carrier } from '@/lib/carriers/carrier'
import { bad, type Check, good, skipped, warn } from '../finding'
import { reachedAt } from '../reached-at'

const planOf = (carrier: string) => ({
  href: `/settings/carriers#application-${carrier}`,
  label: 'See what would change',
})

/** Do the addresses of the application at the carrier lead here, by POST and signed? */
export const application = (carrier: Carrier): Check => ({
  id: `application ${carrier.name}`,
  group: carrier.title,
  title: 'Addresses of the application',
  async run(setup) {
    const place = planOf(carrier.name)
    const { account, title, applicationId } = await reachedAt(setup, carrier)
    if (!applicationId) return skipped('No application is taken.', { place })
    const read = await account.application(applicationId)
    if (!read.ok && read.reason === 'not-found')
      return bad(`${title} has no application ${applicationId}.`, 'Take another one, or create one.', {
        place,
      })
    if (!read.ok) return skipped(read.message)
    const { publicUrl } = setup.config
    const changes = account.webhookChanges(read.value, publicUrl)
    if (changes.length === 0) return good(`“${read.value.name}” sends calls here, by POST and signed.`)
    const differences = changes
      .map(({ what, now, will }) => `${what} is ${now ?? 'not set'}, and should be ${will ?? 'empty'}.`)
      .join(' ')
    return account.comesHere(read.value, publicUrl)
      ? warn(`“${read.value.name}” sends calls here. ${differences}`, 'Set these addresses.', { place })
      : bad(`“${read.value.name}” does not send calls here. ${differences}`, 'Set these addresses.', {
          place,
        })
  },
})
