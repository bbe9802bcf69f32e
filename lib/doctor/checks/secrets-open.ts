import { carrierTitles } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import { bad, type Check, good, skipped } from '../finding'

const ACCOUNTS = { href: '/settings/carriers', label: 'Go to the accounts' }

/** Can the accounts at carriers be opened with the key that is set? */
export const secretsOpen: Check = {
  id: 'secrets-open',
  group: 'This installation',
  title: 'Secrets of the accounts',
  async run({ accounts }) {
    const { accounts: known, troubles } = await accounts()
    const [trouble] = troubles
    if (trouble)
      return bad(
        'The account of a carrier was encrypted with another key than the one that is set: its webhooks are refused.',
        'Put the old ENCRYPTION_KEY (or secrets.json of the data folder) back, or set the account again.',
        { place: ACCOUNTS },
      )
    const titles = known
      .filter(({ carrier }) => !isTestLine(carrier))
      .map(({ carrier }) => carrierTitles[carrier] ?? carrier)
    if (titles.length === 0) return skipped('No account of a carrier is set.', { place: ACCOUNTS })
    return good(`What is kept of ${titles.join(' and ')} can be opened.`)
  },
}
