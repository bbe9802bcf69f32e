import type { Erased } from '../store/erase-recordings'
import { keyOf, type RecordingStores } from './store'

/**
 * Removes the sound of an erased recording from the store that has it.
 *
 * @returns false when it is in a store that the settings name no longer
 * @throws when the store is away
 */
export async function eraseSound(
  stores: RecordingStores,
  { id, storedIn, saidAs }: Erased,
): Promise<boolean> {
  // Its page plays it from there.
  if (saidAs !== null) await stores.forgetSaid(saidAs)
  if (storedIn === null) return true
  const store = stores.named(storedIn)
  if (!store) return false
  await store.remove(keyOf(id))
  return true
}
