import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openStores } from '@/lib/recordings/store'
import { server } from '@/lib/server'
import { rowsWaiting } from '@/lib/voice/spool'
import { type Keeper, openKeeper } from './keeper'
import { recordingsIn } from './kept-recordings'

const SHARED = Symbol.for('patchbay.keeper')
/** How soon a database that was away is asked for again. */
const AGAIN_MS = 15_000

/**
 * The keeper of the dashboard's process. There, and not in the voice server: what a batch takes of the processor delays a page,
 * and no caller.
 */
export function sharedKeeper(): Promise<Keeper> {
  const shared = globalThis as { [SHARED]?: Promise<Keeper> }
  shared[SHARED] ??= begin().catch((problem) => {
    delete shared[SHARED]
    throw problem
  })
  return shared[SHARED]
}

/** Begins it with the process, as soon as the database is there; pages say when it is not. */
export async function keepFromNow(): Promise<void> {
  while (!(await sharedKeeper().catch(() => undefined))) await pause(AGAIN_MS, undefined, { ref: false })
}

async function begin(): Promise<Keeper> {
  const { db, config, log } = await server()
  return openKeeper({
    db,
    log,
    recordings: recordingsIn(db, openStores(config)),
    isSpoolEmpty: async () =>
      (await rowsWaiting(join(/* turbopackIgnore: true */ config.dataDir, 'spool'))) === 0,
  })
}
