import { includes, type Role } from '@/lib/access/roles'
import type { Database } from './database'

/** Whoever asks may not do that. Nothing was done. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
  constructor(readonly wanted: Role) {
    super(`This takes the role of ${wanted === 'editor' || wanted === 'owner' ? 'an' : 'a'} ${wanted}.`)
  }
}

/**
 * Is whoever asks allowed to? The first line of everything in the store that not everybody may do; nothing before it reads
 * or writes.
 *
 * @throws NotAllowed
 */
export function allow({ actor }: Pick<Database, 'actor'>, role: Role): void {
  if (!includes(actor.role, role)) throw new NotAllowed(role)
}
