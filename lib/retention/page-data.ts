import type { Database } from '@/lib/store/database'
import { type Erasure, listErasures } from '@/lib/store/retention/erasures'
import { type Plan, planOf } from '@/lib/store/retention/plan'
import { lastRun, type Run } from '@/lib/store/retention/runs'
import { type Retention, readRetention } from '@/lib/store/retention/settings'

/** What the page of retention shows. */
export type RetentionState = {
  settings: Retention
  plan: Plan
  lastRun: Run | null
  erasures: Erasure[]
  /** The database is a file, which does not shrink by itself. */
  isFile: boolean
}

export async function retentionState(db: Database): Promise<RetentionState> {
  const settings = await readRetention(db)
  const [plan, run, erasures] = await Promise.all([
    planOf(db, settings, new Date()),
    lastRun(db),
    listErasures(db),
  ])
  return { settings, plan, lastRun: run ?? null, erasures, isFile: db.provider === 'sqlite' }
}
