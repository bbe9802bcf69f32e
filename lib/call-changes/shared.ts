import type { Server } from '../server'
import { type Watch, watchCalls } from './watch'

const SHARED = Symbol.for('patchbay.call-watch')

/** The one watch over calls of this process, also where Next's bundles have modules of their own. */
export function callWatch({ db, log }: Pick<Server, 'db' | 'log'>): Watch {
  const shared = globalThis as { [SHARED]?: Watch }
  shared[SHARED] ??= watchCalls(db, {
    onTrouble: (err) => log.error({ err }, 'Changed calls cannot be looked for; it is tried again'),
  })
  return shared[SHARED]
}
