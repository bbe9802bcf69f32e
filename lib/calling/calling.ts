import type { Config } from '@/lib/config'
import type { Secrets } from '@/lib/secrets'
import type { Database } from '@/lib/store/database'
import { makeSealer } from '@/lib/voice/token'
import { hangUp } from './hang-up'
import { look } from './look'
import { place } from './place'

/** What placing and ending calls stands on. */
export type CallingDeps = {
  db: Database
  secrets: Secrets
  config: Pick<Config, 'publicUrl' | 'carrierHosts'>
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
}

export type Calling = ReturnType<typeof makeCalling>

/** Rings people, tells how it stands with a call, and ends calls. For programs and for pages. */
export function makeCalling({
  now = Date.now,
  sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  ...rest
}: Pick<CallingDeps, 'db' | 'secrets' | 'config'> & Partial<CallingDeps>) {
  const deps: CallingDeps = { ...rest, now, sleep }
  const sealer = makeSealer(deps.secrets.sealKeys)
  return {
    place: (wanted: Parameters<typeof place>[2]) => place(deps, sealer, wanted),
    look: (id: string) => look(deps, id),
    hangUp: (id: string) => hangUp(deps, id),
  }
}
