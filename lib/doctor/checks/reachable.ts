import { bad, type Check, good, skipped, warn } from '../finding'
import { roundTrip } from '../round-trip'

/** A carrier waits a second for the connection and gives up after five. */
const SLOW_MS = 1_000

/** Does what is sent to PUBLIC_URL come here? */
export const reachable: Check = {
  id: 'reachable',
  group: 'The way in',
  title: 'Round trip',
  async run({ config: { publicUrl, voicePort }, sealer, reach, outside }) {
    const [where, first] = await Promise.all([reach(), outside()])
    // Everything else is looked at in the same moment: what seems slow is timed once more.
    const isSlow = first.ok && first.milliseconds > SLOW_MS
    const trip = isSlow ? await roundTrip(publicUrl, sealer) : first
    if (!trip.ok) return bad(trip.found, trip.todo)
    if (trip.presence.process === 'dashboard' && where === 'everybody')
      return bad(
        `${publicUrl} leads to the dashboard: whoever knows the address can open every call.`,
        `Lead it to the voice server, port ${voicePort}.`,
      )
    const time = `${trip.milliseconds} ms`
    if (where !== 'everybody')
      return skipped(`${publicUrl} comes back here in ${time}, but from outside it cannot be tried.`)
    if (trip.milliseconds > SLOW_MS)
      return warn(
        `What is sent to ${publicUrl} comes here, but takes ${time}.`,
        'Look for what is slow on the way: carriers wait one second for a connection and five for an answer.',
      )
    return good(`What is sent to ${publicUrl} comes here, and the answer is back in ${time}.`)
  },
}
