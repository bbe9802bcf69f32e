import { randomUUID } from 'node:crypto'
import { carriers, carrierTitles, dialectOf } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import { bad, type Check, type Finding, good, settingsOf, skipped, warn } from '../finding'
import { NOBODYS_NUMBER, tryWebhook } from '../try-webhook'

/** Is a webhook taken that is signed with the account's secret, and a forged one refused? */
export const signature = (name: string): Check => ({
  id: `signature ${name}`,
  group: carrierTitles[name] ?? name,
  title: 'Signed webhooks',
  async run(setup) {
    const title = carrierTitles[name] ?? name
    const place = settingsOf(name)
    const carrier = carriers[dialectOf(name)]
    const { accounts, troubles } = await setup.accounts()
    const account = accounts.find((one) => one.carrier === name)
    if (!carrier || !account)
      return skipped(
        troubles.length > 0 ? 'The secrets of the account cannot be opened.' : `No ${title} account is set.`,
      )
    const [secret] = account.secrets
    if (!secret && account.acceptsUnsigned) return unsignedTaken(place)
    if (!secret)
      return bad(
        'No signature secret is set: every webhook is refused.',
        `Copy it from the API settings of ${title}.`,
        {
          place,
        },
      )
    const send = (by: string | undefined) =>
      tryWebhook(setup, carrier, { account, secret: by, called: NOBODYS_NUMBER })
    const [signed, forged, unsigned] = await Promise.all([send(secret), send(randomUUID()), send(undefined)])
    if (signed.status !== 200) return refused(signed)
    if (forged.status !== 401)
      return bad(
        'A forged webhook is not refused.',
        'Check what stands between PUBLIC_URL and the voice server: it answers in its place.',
      )
    if (account.acceptsUnsigned) return unsignedTaken(place)
    if (unsigned.status !== 401) return bad('A webhook without signature is taken.', 'Start Patchbay again.')
    const same = isTestLine(name) ? '' : ` Whether ${title} has the same secret, its first call shows.`
    return good(`One signed with the secret is taken, forged and unsigned ones are refused.${same}`)
  },
})

const unsignedTaken = (place: Finding['place']): Finding =>
  warn(
    'Webhooks without signature are taken: whoever knows the address can pretend to be a call.',
    'Set the signature secret, and no longer take unsigned ones (acceptsUnsigned in the API).',
    { place },
  )

/** Why the voice server does not take what is rightly signed, as far as its reply says. */
function refused({ status, body }: { status: number; body: string }): Finding {
  const said = `A webhook that is signed with the secret is refused`
  if (/Refused: unsigned/.test(body))
    return bad(
      `${said}: its signature does not arrive.`,
      'Let the proxy pass on the header Authorization as it comes.',
    )
  if (/Refused: body-changed/.test(body))
    return bad(`${said}: its body is changed on the way.`, 'Let the proxy pass on bodies byte by byte.')
  if (/Refused: too-old/.test(body))
    return bad(`${said}: it seems too old.`, 'Set the clocks of all machines by the network (NTP).')
  if (status === 401)
    return bad(
      `${said} (${/Refused: ([\w-]+)/.exec(body)?.[1] ?? status}).`,
      'Start Patchbay again, with one ENCRYPTION_KEY and one database for all its processes.',
    )
  return bad(`${said}: the answer is ${status}.`, 'Look into the log of the voice server.')
}
