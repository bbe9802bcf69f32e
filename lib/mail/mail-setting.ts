import { z } from 'zod'
import type { EncryptionKey } from '@/lib/store/seal'
import { allow } from '../store/allow'
import { audit } from '../store/audit'
import type { Database } from '../store/database'
import { readSetting, readSettingSecrets, type Setting, writeSetting } from '../store/settings'

/** How the way to the mail server is kept from others: from the first byte, after asking for it, or not at all. */
export const SECURITIES = ['tls', 'starttls', 'none'] as const

const value = z.object({
  host: z.string().default(''),
  port: z.int().min(1).max(65_535).default(587),
  security: z.enum(SECURITIES).default('starttls'),
  /** Empty where the server wants nobody to sign in. */
  user: z.string().default(''),
  /** The address that mails come from. */
  from: z.string().default(''),
})
const secrets = z.object({ password: z.string() })

/** The mail server that everything is sent through. */
const mailSetting: Setting<typeof value, typeof secrets> = {
  name: 'mail',
  value,
  secrets,
  changedBy: 'owner',
}

export type MailSetting = z.infer<typeof value>
type MailServer = MailSetting & { password?: string }

export type MailDeps = { db: Database; encryptionKey: EncryptionKey }

/** What may be written: whole, since half a mail server sends nothing. */
export const mailChange = z.strictObject({
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'is no name of a server, such as smtp.example.com'),
  port: value.shape.port.unwrap(),
  security: value.shape.security.unwrap(),
  user: z
    .string()
    .trim()
    .max(320)
    .regex(/^[^\p{Cc}]*$/u, 'has characters that no name has'),
  from: z.string().trim().pipe(z.email('is no mail address, such as patchbay@example.com')),
  /** Left out: stays as it is. `null`: none any more. */
  password: z.string().min(1).max(1_000).nullish(),
})
export type MailChange = z.infer<typeof mailChange>

/** Can mail be sent at all? Not whether it arrives. */
export const isMailSet = async (db: Database): Promise<boolean> => (await readMail(db)).host !== ''

/** What is set; the password is only told to be there. */
export async function describeMail(db: Database): Promise<MailSetting & { hasPassword: boolean }> {
  const [row] = await db.query('SELECT sealed FROM settings WHERE name = $1', mailSetting.name)
  return { ...(await readMail(db)), hasPassword: typeof row?.sealed === 'string' }
}

/**
 * The server with the password to it; nothing when none is set.
 *
 * @throws with what to do, when the password was encrypted with another key
 */
export async function mailServer({ db, encryptionKey }: MailDeps): Promise<MailServer | undefined> {
  const setting = await readMail(db)
  if (setting.host === '') return undefined
  const sealed = await readSettingSecrets(db, encryptionKey, { name: mailSetting.name, secrets })
  return { ...setting, ...sealed }
}

/**
 * Sets the server. A password that is not given stays.
 *
 * @throws NotAllowed
 */
export async function changeMail(
  { db, encryptionKey }: MailDeps,
  { password, ...setting }: MailChange,
): Promise<void> {
  const change =
    password === undefined ? undefined : { encryptionKey, secrets: password === null ? null : { password } }
  await writeSetting(db, mailSetting, setting, change)
  const { host, port, security, from } = setting
  await audit(db, { action: 'mail.changed', details: { host, port, security, from } })
}

/**
 * Sends no more mail, and forgets the password.
 *
 * @throws NotAllowed
 */
export async function removeMail({ db }: Pick<MailDeps, 'db'>): Promise<void> {
  allow(db, mailSetting.changedBy)
  await db.query('DELETE FROM settings WHERE name = $1', mailSetting.name)
  await audit(db, { action: 'mail.removed' })
}

const readMail = (db: Database): Promise<MailSetting> => readSetting(db, mailSetting)
