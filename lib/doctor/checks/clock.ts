import { carriers } from '@/lib/carriers'
import { ask } from '../ask'
import { bad, type Check, good, skipped } from '../finding'
import type { Setup } from '../setup'

const MAX_OFF_SECONDS = 60

/** Is the clock of this machine right? Webhooks are refused when they seem old, and our own tokens when ours is wrong. */
export const clock: Check = {
  id: 'clock',
  group: 'The way in',
  title: 'Clock',
  async run(setup) {
    const theirs = await timeElsewhere(setup)
    if (!theirs) return skipped('Nobody outside could be asked for the time.')
    const seconds = Math.round((setup.now().getTime() - theirs.date.getTime()) / 1_000)
    if (Math.abs(seconds) <= MAX_OFF_SECONDS)
      return good(`It agrees with that of ${theirs.of}, to ${Math.max(1, Math.abs(seconds))} s.`)
    return bad(
      `It is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'ahead of' : 'behind'} that of ${theirs.of}.`,
      'Let this machine set its clock by the network (NTP): signed webhooks are refused when they seem too old.',
    )
  },
}

/** What the clock of a carrier says; anybody may ask for that. Else that of whoever is on the way to PUBLIC_URL. */
async function timeElsewhere({ config, reach, outside }: Setup) {
  const hosts: Record<string, Record<string, string>> = config.carrierHosts
  for (const [name, { title }] of Object.entries(carriers)) {
    const [url] = Object.values(hosts[name] ?? {})
    const reply = url && (await ask({ method: 'GET', url: `${url}/` }))
    if (reply && 'date' in reply && reply.date) return { of: title, date: reply.date }
  }
  if ((await reach()) !== 'everybody') return undefined
  const trip = await outside()
  return trip.ok && trip.date ? { of: 'the server at PUBLIC_URL', date: trip.date } : undefined
}

const duration = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
