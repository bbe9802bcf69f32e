import type { Config } from './config'
import { addEncryptionKey, dropFormerKeys, type Secrets } from './secrets'
import type { Database } from './store/database'
import { inspectSecrets, rotateSecrets } from './store/rotate-secrets'
import { keysOf } from './store/seal'

export const ROTATE_USAGE = `npm run secrets:rotate             encrypts all secrets in the database with a new key
npm run secrets:rotate -- --check   says which key opens them; changes nothing
npm run secrets:rotate -- --drop    forgets keys in secrets.json that nothing needs any more`

type Told = { ok: boolean; text: string }

/**
 * Changes the key that encrypts secrets at rest. The program may run meanwhile. Begun again after it was stopped, it goes on
 * where it was rather than make another key.
 */
export async function rotateCommand(
  args: string[],
  { db, secrets: { encryptionKey }, config }: { db: Database; secrets: Secrets; config: Config },
): Promise<Told> {
  const isFile = config.givenSecrets.encryptionKeys === undefined
  const before = await inspectSecrets(db, encryptionKey)
  if (args[0] === '--check') return { ok: before.unreadable.length === 0, text: standing(before) }
  if (args[0] === '--drop') return drop(config, isFile, before)
  if (args.length > 0) return { ok: false, text: ROTATE_USAGE }

  // Nothing is left from a change that was stopped: this is a new one.
  const isBegin = before.former === 0
  if (isFile && isBegin) addEncryptionKey(config.dataDir)
  if (!isFile && keysOf(encryptionKey).length === 1)
    return { ok: before.former === 0, text: NEW_KEY_IN_FRONT }
  const { renewed, current, unreadable } = await rotateSecrets(db, encryptionKey)
  const text = [
    `${secretsOf(renewed)} encrypted anew; the first key opens ${current} of ${current + unreadable.length}.`,
    ...(unreadable.length > 0
      ? [lost(unreadable), 'Keep all keys until that is mended.']
      : [isFile ? OF_FILE : OF_ENVIRONMENT]),
  ].join('\n')
  return { ok: unreadable.length === 0, text }
}

function drop({ dataDir }: Config, isFile: boolean, { former, unreadable }: Inspected): Told {
  if (!isFile) return { ok: false, text: 'ENCRYPTION_KEY holds the keys: take out all but the first there.' }
  if (former > 0)
    return {
      ok: false,
      text: `${secretsOf(former)} still need a former key: run npm run secrets:rotate first.`,
    }
  if (unreadable.length > 0) return { ok: false, text: lost(unreadable) }
  dropFormerKeys(dataDir)
  return {
    ok: true,
    text: 'secrets.json holds one key now. Backups made before it was changed do not open with it.',
  }
}

type Inspected = Awaited<ReturnType<typeof inspectSecrets>>

const standing = ({ current, former, unreadable }: Inspected): string =>
  [
    `The first key opens ${secretsOf(current)}; a former one ${former}.`,
    ...(unreadable.length > 0 ? [lost(unreadable)] : []),
  ].join('\n')

const secretsOf = (count: number): string => (count === 1 ? '1 secret' : `${count} secrets`)

const lost = (unreadable: string[]): string =>
  `No key opens ${unreadable.join(', ')}. Put the key back that they were encrypted with, or set them again under Settings.`

const NEW_KEY_IN_FRONT = `ENCRYPTION_KEY holds one key. Make a new one (openssl rand -base64 32) and write it before that one, with a comma between
them; start all processes again with it, so that each of them knows both; then run this again.`

const OF_ENVIRONMENT =
  'ENCRYPTION_KEY may be cut to its first key. Backups made before need the others: keep them with those.'

const OF_FILE =
  'secrets.json keeps the former key for backups made before. When none of them is needed: npm run secrets:rotate -- --drop'
