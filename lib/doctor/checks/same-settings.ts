import type { Presence } from '@/lib/voice/presence'
import { bad, type Check, good, listed, skipped, warn } from '../finding'
import type { RoundTrip } from '../round-trip'
import type { Setup } from '../setup'

/** Do all processes run the same program with the same settings? */
export const sameSettings: Check = {
  id: 'same-settings',
  group: 'This installation',
  title: 'Same program, same settings',
  async run(setup) {
    const { own } = setup
    const others = await othersThan(setup)
    if (others.length === 0) return skipped('There is no other process that could be asked.')
    for (const other of others) {
      const names = Object.keys(own.settings).filter((name) => own.settings[name] !== other.settings[name])
      if (names.length > 0) return differs(own, other, names)
      if (other.version !== own.version)
        return warn(
          `The ${TITLES[other.process]} runs version ${other.version}, the ${TITLES[own.process]} ${own.version}.`,
          'Stop Patchbay and start it again (npm start), so that all of it is of one version.',
        )
    }
    const titles = [...new Set([own, ...others].map(({ process }) => TITLES[process]))]
    return good(`The ${listed(titles)} are of version ${own.version} and share their settings.`)
  },
}

const TITLES = { voice: 'voice server', dashboard: 'dashboard', terminal: 'terminal' } as const

async function othersThan({ own, voice, outside, dashboard }: Setup): Promise<Presence[]> {
  const asked: Promise<RoundTrip>[] = [voice(), outside()]
  if (own.process !== 'dashboard') asked.push(dashboard())
  const answered = await Promise.all(asked)
  return answered.flatMap((trip) => (trip.ok ? [trip.presence] : []))
}

function differs(own: Setup['own'], other: Presence, names: string[]) {
  const said = `The ${TITLES[other.process]} was started with another ${listed(names)} than the ${TITLES[own.process]}.`
  const isTerminals = own.process === 'terminal' && names.includes('PUBLIC_URL')
  return bad(
    said,
    isTerminals
      ? `Set the same here as for npm start: PUBLIC_URL=${other.publicUrl} npm run doctor.`
      : 'Start both with the same environment; npm start does.',
  )
}
