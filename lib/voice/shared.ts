import { server } from '@/lib/server'
import { openVoice, type Voice } from './voice'

const SHARED = Symbol.for('patchbay.voice')

/**
 * What answers calls in the dashboard's process: opened at the first webhook and then shared, between Next's bundles too.
 * What failed is tried again with the next webhook.
 */
export function sharedVoice(): Promise<Voice> {
  const shared = globalThis as { [SHARED]?: Promise<Voice> }
  shared[SHARED] ??= open().catch((problem) => {
    delete shared[SHARED]
    throw problem
  })
  return shared[SHARED]
}

async function open(): Promise<Voice> {
  const { config, secrets, db, log } = await server()
  return openVoice({ config, secrets, db }, { logger: log, process: 'dashboard' })
}
