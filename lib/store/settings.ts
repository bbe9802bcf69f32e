import type { z } from 'zod'
import type { Role } from '@/lib/access/roles'
import { allow } from './allow'
import type { Database } from './database'
import { type EncryptionKey, seal, unseal } from './seal'
import { SEALED } from './sealed-columns'
import { nowIso } from './times'

/**
 * Something about the whole installation that is set in the dashboard. `secrets` is what of it is kept encrypted and never shown
 * again; each file that needs a setting declares its own.
 */
export type Setting<Value extends z.ZodType, Secrets extends z.ZodType = z.ZodUndefined> = {
  name: string
  /** Gives what holds when nothing was set: `{}` parses. */
  value: Value
  secrets?: Secrets
  /** Who may change it. */
  changedBy: Role
}

/** What is set, or what holds when nothing is. */
export async function readSetting<Value extends z.ZodType>(
  db: Database,
  { name, value }: Pick<Setting<Value>, 'name' | 'value'>,
): Promise<z.infer<Value>> {
  const [row] = await db.query('SELECT value FROM settings WHERE name = $1', name)
  return value.parse(row ? JSON.parse(String(row.value)) : {})
}

/**
 * The secrets of a setting; nothing when none are set.
 *
 * @throws with what to do, when they were encrypted with another key
 */
export async function readSettingSecrets<Secrets extends z.ZodType>(
  db: Database,
  encryptionKey: EncryptionKey,
  { name, secrets }: { name: string; secrets: Secrets },
): Promise<z.infer<Secrets> | undefined> {
  const [row] = await db.query('SELECT sealed FROM settings WHERE name = $1', name)
  if (!row || row.sealed === null) return undefined
  let text: string
  try {
    text = unseal(encryptionKey, SEALED.setting.purpose(name), String(row.sealed))
  } catch (cause) {
    throw new Error(
      `The secrets of “${name}” cannot be opened: they were encrypted with another key. Put the old key back, or set them again.`,
      { cause },
    )
  }
  return secrets.parse(JSON.parse(text))
}

/**
 * Sets it. Secrets that are not given stay as they are; `null` forgets them.
 *
 * @throws NotAllowed
 */
export async function writeSetting<Value extends z.ZodType, Secrets extends z.ZodType>(
  db: Database,
  { name, changedBy }: Setting<Value, Secrets>,
  value: z.infer<Value>,
  secret?: { encryptionKey: EncryptionKey; secrets: z.infer<Secrets> | null },
): Promise<void> {
  allow(db, changedBy)
  const sealed = secret?.secrets
    ? seal(secret.encryptionKey, SEALED.setting.purpose(name), JSON.stringify(secret.secrets))
    : null
  await db.query(
    `INSERT INTO settings (name, value, sealed, updated_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
        ${secret ? ', sealed = excluded.sealed' : ''}`,
    name,
    JSON.stringify(value),
    sealed,
    nowIso(),
  )
}
