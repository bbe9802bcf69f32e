import type { Actor } from '@/lib/access/roles'
import type { Config } from '@/lib/config'
import type { Secrets } from '@/lib/secrets'
import type { Database } from '@/lib/store/database'
import { makeSealer } from '@/lib/voice/token'
import { type HungUp, hangUp } from './hang-up'
import { makeKeepSight } from './keep-sight'
import { look, type ShownPlacedCall } from './look'
import { type Moved, type MoveTarget, move } from './move'
import { type CallWanted, type Placing, place } from './place'

/** What placing and ending calls stands on. */
export type CallingDeps = {
  db: Database
  secrets: Secrets
  config: Pick<Config, 'publicUrl' | 'carrierHosts'>
  now: () => number
  sleep: (milliseconds: number) => Promise<void>
}

export type Calling = {
  place: (wanted: CallWanted) => Promise<Placing>
  look: (id: string) => Promise<ShownPlacedCall | undefined>
  hangUp: (id: string) => Promise<HungUp>
  move: (id: string, to: MoveTarget) => Promise<Moved>
  as: (actor: Actor) => Calling
  /** One look after calls that were not heard of for long; call it again and again. */
  keepSight: () => Promise<void>
  on: (db: Database) => Calling
}

/** Rings people, tells how it stands with a call, and ends calls. For programs and for pages. */
export function makeCalling({
  now = Date.now,
  sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  ...rest
}: Pick<CallingDeps, 'db' | 'secrets' | 'config'> & Partial<CallingDeps>): Calling {
  const deps: CallingDeps = { ...rest, now, sleep }
  const sealer = makeSealer(deps.secrets.sealKeys)
  return {
    place: (wanted: CallWanted) => place(deps, sealer, wanted),
    look: (id: string) => look(deps, id),
    hangUp: (id: string) => hangUp(deps, id),
    /** Sends a call that goes on to another node of its version, or to the start of another flow. */
    move: (id: string, to: MoveTarget) => move(deps, sealer, id, to),
    keepSight: makeKeepSight(deps),
    /** The same in the name of somebody else. */
    as: (actor: Actor): Calling => makeCalling({ ...deps, db: deps.db.as(actor) }),
    /** The same in the name of whoever uses that database. */
    on: (db: Database): Calling => makeCalling({ ...deps, db }),
  }
}
