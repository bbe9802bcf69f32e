import { carriers, carrierTitles, dialectOf } from '@/lib/carriers'
import { written } from '@/lib/flow/numbers'
import { listNumbers } from '@/lib/store/numbers'
import { bad, type Check, good, listed, skipped, warn } from '../finding'
import { NOBODYS_NUMBER, tryWebhook } from '../try-webhook'

/** As many numbers as are tried. */
const MAX_TRIED = 10
const SLOW_MS = 2_000

/** Would a call be answered with a document that the carrier can do something with? */
export const answers = (name: string): Check => ({
  id: `answers ${name}`,
  group: carrierTitles[name] ?? name,
  title: 'A call is answered',
  async run(setup) {
    const carrier = carriers[dialectOf(name)]
    const account = (await setup.accounts()).accounts.find((one) => one.carrier === name)
    if (!carrier || !account) return skipped(`No ${carrierTitles[name] ?? name} account is set.`)
    const [secret] = account.secrets
    if (!secret) return skipped('No signature secret is set, so no call can be imitated.')

    const numbers = (await listNumbers(await setup.db())).filter((one) => one.carrier === name && one.flowId)
    const tried = numbers.length > 0 ? numbers.slice(0, MAX_TRIED).map(({ e164 }) => e164) : [NOBODYS_NUMBER]
    const tryAll = () =>
      Promise.all(
        tried.map(async (called) => {
          const reply = await tryWebhook(setup, carrier, { account, secret, called })
          return { called, reply, objection: carrier.trial.objection(reply) }
        }),
      )
    const replies = await tryAll()
    if (replies.some(({ reply }) => reply.status === 401))
      return skipped('Signed webhooks are refused, so no call can be imitated.')
    const [wrong] = replies.filter(({ objection }) => objection)
    if (wrong)
      return bad(
        `A call to ${written(wrong.called)} would not be answered: of the reply, ${wrong.objection}.`,
        'Look into the log of the voice server, and at what stands between it and the carrier.',
      )
    const silent = numbers.filter((one) => one.liveVersion === null && one.pinnedVersion === null)
    if (silent.length > 0)
      return warn(
        `The flow of ${listed(silent.map(({ e164 }) => written(e164)))} is not published: callers hear that the number is not in service.`,
        'Publish it.',
        { place: { href: '/flows', label: 'Open Flows' } },
      )
    let slowest = Math.max(...replies.map(({ reply }) => reply.milliseconds))
    // Everything else is looked at in the same moment: what seems slow is timed once more.
    if (slowest > SLOW_MS) slowest = Math.max(...(await tryAll()).map(({ reply }) => reply.milliseconds))
    const said =
      numbers.length === 0
        ? `A call gets a whole document in ${slowest} ms. No flow answers a number yet.`
        : `A call to ${listed(tried.map(written))} gets a whole document${tried.length > 1 ? ', each' : ''} in ${slowest} ms${tried.length > 1 ? ' or less' : ''}.`
    return slowest > SLOW_MS
      ? warn(said, 'Look for what is slow: a carrier gives up after five seconds.')
      : good(said)
  },
})
