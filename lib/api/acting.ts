import { AsyncLocalStorage } from 'node:async_hooks'
import type { Actor } from '@/lib/access/roles'
import type { Database } from '@/lib/store/database'

const acting = new AsyncLocalStorage<Actor>()

/** Outside of a request with a key nobody acts, and nobody may change anything. */
const NOBODY: Actor = { kind: 'key', id: 'nobody', name: 'Nobody', role: 'viewer' }

/** Does what a request asks for in the name of its key. */
export const inTheNameOf = <Result>(actor: Actor, work: () => Result): Result => acting.run(actor, work)

/**
 * The database that the routes of the API stand on: whoever uses it is the key of the request that is being answered. Routes are
 * added once, for all keys; so none of them can forget whose request it answers.
 */
export const actingDatabase = (db: Database): Database => ({
  ...db,
  get actor() {
    return acting.getStore() ?? NOBODY
  },
})
