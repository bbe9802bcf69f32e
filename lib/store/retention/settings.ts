import { z } from 'zod'
import { audit } from '../audit'
import type { Database } from '../database'
import { readSetting, type Setting, writeSetting } from '../settings'

/** Ten years: longer is for ever. */
export const MAX_DAYS = 3_650

const days = z
  .int('Give whole days.')
  .min(1, 'Keep it for a day at least.')
  .max(MAX_DAYS, 'Choose for ever for more than ten years.')
  .nullable()
  .default(null)

/** How many days each is kept; `null` for ever. Nothing is deleted unless somebody has said so. */
export const retention = z.strictObject({
  /** Calls with all that belongs to them. */
  callsDays: days,
  /** The raw webhooks of calls. */
  logDays: days,
  recordingsDays: days,
  /** After so many days the numbers of callers are masked; `null` never. */
  maskAfterDays: days,
})
export type Retention = z.infer<typeof retention>

const setting: Setting<typeof retention> = { name: 'retention', value: retention, changedBy: 'owner' }

export const readRetention = (db: Database): Promise<Retention> => readSetting(db, setting)

/**
 * Says how long things are kept. What is too old by it goes with the next run.
 *
 * @throws NotAllowed
 */
export async function writeRetention(db: Database, value: Retention): Promise<void> {
  await writeSetting(db, setting, value)
  await audit(db, { action: 'retention.changed', details: value })
}

/** Before which time (ISO 8601, UTC) something is too old; nothing when it is kept for ever. */
export const limitOf = (days: number | null, now: Date): string | undefined =>
  days === null ? undefined : new Date(now.getTime() - days * DAY_MS).toISOString()

const DAY_MS = 86_400_000
