import type { Database } from '../database'

/** How long work is somebody's without their saying so again: after a process died, another goes on this soon. */
export const CLAIM_MS = 60_000

/**
 * Takes work that one process at a time does, or keeps it.
 *
 * @param holder who asks: the same for as long as it lives, and nobody else's
 * @returns false while another has it
 */
export async function claimJob(db: Database, name: string, holder: string, now: Date): Promise<boolean> {
  const taken = await db.query(
    `INSERT INTO job_claims (name, holder, until) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE job_claims.holder = excluded.holder OR job_claims.until < $4 RETURNING holder`,
    name,
    holder,
    new Date(now.getTime() + CLAIM_MS).toISOString(),
    now.toISOString(),
  )
  return taken.length > 0
}

/** Gives the work back, so that nobody has to wait for it. */
export async function releaseJob(db: Database, name: string, holder: string): Promise<void> {
  await db.query('DELETE FROM job_claims WHERE name = $1 AND holder = $2', name, holder)
}
