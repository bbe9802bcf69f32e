import { hkdfSync, randomBytes } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Config, ConfigError } from './config'
import type { EncryptionKey } from './store/seal'

export type Secrets = {
  /** 32 bytes each. The first seals the state of calls; each of them opens it. */
  sealKeys: Buffer[]
  /** Encrypts what carriers and others trusted us with. */
  encryptionKey: EncryptionKey
  /** Signs the webhooks of the sandbox carrier. */
  sandboxSecret: string
  /** 32 bytes; signs the cookies of who is signed in, and encrypts second factors. */
  signInKey: Buffer
}

const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32)
const kept = z
  .strictObject({
    sealKey: key,
    encryptionKey: key,
    /** Keys that were used before: they only open. */
    formerEncryptionKeys: z.array(key),
    sandboxSecret: z.string().min(16),
    signInKey: key,
  })
  .partial()
type Kept = z.infer<typeof kept>

/**
 * The program's own secrets: from the environment where it gives them, else from `secrets.json` in the data folder, which
 * is made (mode 600) with what is missing. A file that cannot be understood is never written over: what it sealed and
 * encrypted would be lost.
 *
 * @throws ConfigError with one plain sentence
 */
export function readSecrets({
  dataDir,
  givenSecrets: given,
}: Pick<Config, 'dataDir' | 'givenSecrets'>): Secrets {
  const { sealKeys, encryptionKeys, sandboxSecret } = given
  const encryptionKey = encryptionKeys && { keys: () => encryptionKeys }
  // Dashboards that share their secrets by the environment share this one too, also where nobody has set it. Not made from the
  // encryption key, which is changed from time to time.
  const signInKey =
    given.signInKey ?? (encryptionKey && sandboxSecret ? derived(sandboxSecret, 'sign-in') : undefined)
  if (sealKeys && encryptionKey && sandboxSecret && signInKey)
    return { sealKeys, encryptionKey, sandboxSecret, signInKey }

  const path = pathIn(dataDir)
  const stored = readKept(path) ?? {}
  const missing: Kept = {
    ...(!sealKeys && !stored.sealKey && { sealKey: newKey() }),
    ...(!encryptionKey && !stored.encryptionKey && { encryptionKey: newKey() }),
    ...(!sandboxSecret && !stored.sandboxSecret && { sandboxSecret: newKey() }),
    ...(!signInKey && !stored.signInKey && { signInKey: newKey() }),
  }
  const { sealKey = '', ...all } =
    Object.keys(missing).length > 0 ? keep(path, { ...stored, ...missing }) : stored
  return {
    sealKeys: sealKeys ?? [Buffer.from(sealKey, 'base64')],
    encryptionKey: encryptionKey ?? keptKeys(path),
    sandboxSecret: sandboxSecret ?? all.sandboxSecret ?? '',
    signInKey: signInKey ?? Buffer.from(all.signInKey ?? '', 'base64'),
  }
}

const pathIn = (dataDir: string) => join(dataDir, 'secrets.json')

/**
 * The keys in the file, the one that encrypts first. They are read anew when the file has changed, so that a program that runs
 * goes on while the key is changed.
 */
function keptKeys(path: string): { keys: () => readonly Buffer[] } {
  let known: { stamp: string; keys: Buffer[] } | undefined
  return {
    keys() {
      const { mtimeMs, ino } = statSync(path)
      const stamp = `${mtimeMs} ${ino}`
      if (known?.stamp !== stamp) {
        const { encryptionKey = '', formerEncryptionKeys = [] } = readKept(path) ?? {}
        const keys = [encryptionKey, ...formerEncryptionKeys].map((text) => Buffer.from(text, 'base64'))
        known = { stamp, keys }
      }
      return known.keys
    },
  }
}

/** Makes a new key in the file that encrypts from now on; those before it still open. */
export function addEncryptionKey(dataDir: string): void {
  const path = pathIn(dataDir)
  const { encryptionKey, formerEncryptionKeys = [], ...rest } = readKept(path) ?? {}
  const former = encryptionKey ? [encryptionKey, ...formerEncryptionKeys] : formerEncryptionKeys
  keep(path, { ...rest, encryptionKey: newKey(), formerEncryptionKeys: former })
}

/** Forgets the keys in the file that only open. What they encrypted, in a backup too, opens no more. */
export function dropFormerKeys(dataDir: string): void {
  const path = pathIn(dataDir)
  const { formerEncryptionKeys: _, ...rest } = readKept(path) ?? {}
  keep(path, rest)
}
const derived = (from: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', from, '', `patchbay ${purpose}`, 32))

const newKey = () => randomBytes(32).toString('base64')

function readKept(path: string): Kept | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    if (statSync(path).mode & 0o077) chmodSync(path, 0o600)
    return kept.parse(JSON.parse(text))
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return undefined
    throw new ConfigError(
      `${path} cannot be read (${codeOf(problem) ?? 'it is not what Patchbay wrote'}): restore it from a backup, or move it away to begin with new secrets.`,
    )
  }
}

/** Writes the file whole or not at all. Of two processes that make it at once, the first wins and both use its secrets. */
function keep(path: string, secrets: Kept): Kept {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(join(path, '..'), { recursive: true })
    const isNew = readKept(path) === undefined
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    if (isNew) linkSync(draft, path)
    else renameSync(draft, path)
    return secrets
  } catch (problem) {
    if (problem instanceof ConfigError) throw problem
    if (codeOf(problem) === 'EEXIST') return { ...secrets, ...readKept(path) }
    throw new ConfigError(
      `${path} cannot be written (${codeOf(problem) ?? String(problem)}): let this user write there, or point DATA_DIR elsewhere.`,
    )
  } finally {
    rmSync(draft, { force: true })
  }
}

const codeOf = (problem: unknown): string | undefined =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : undefined
