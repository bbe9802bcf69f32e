import { allow } from './allow'
import { audit } from './audit'
import type { Database } from './database'

/**
 * Writes down that somebody put a version in the place of the draft. What stands in the draft is saved as any other edit is.
 *
 * @throws NotAllowed
 */
export async function noteRestored(db: Database, flowId: string, version: number): Promise<boolean> {
  allow(db, 'editor')
  const [flow] = await db.query(
    'SELECT f.name FROM flows f JOIN versions v ON v.flow_id = f.id WHERE f.id = $1 AND v.number = $2',
    flowId,
    version,
  )
  if (!flow) return false
  const details = { name: String(flow.name), version }
  await audit(db, { action: 'flow.restored', subject: flowId, details })
  return true
}
