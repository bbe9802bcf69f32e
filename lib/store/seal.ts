import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * What encrypts at rest: one key of 32 bytes, or several of which the first encrypts and each opens. Those may change while the
 * program runs, so they are asked for each time.
 */
export type EncryptionKey = Buffer | { keys: () => readonly Buffer[] }

/** The keys, the one that encrypts before the others. */
export const keysOf = (key: EncryptionKey): readonly Buffer[] => (Buffer.isBuffer(key) ? [key] : key.keys())

/**
 * Encrypts a text so that only the key opens it, and only for the purpose that it was sealed for.
 *
 * @returns nonce, tag and ciphertext in base64; different each time
 */
export function seal(key: EncryptionKey, purpose: string, text: string): string {
  const [first] = keysOf(key)
  if (!first) throw new Error('there is no key to encrypt with')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, first, nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @throws when it was encrypted with none of these keys, the purpose differs, or the text was changed */
export function unseal(key: EncryptionKey, purpose: string, sealed: string): string {
  let trouble: unknown
  for (const one of keysOf(key)) {
    try {
      return open(one, purpose, sealed)
    } catch (problem) {
      trouble = problem
    }
  }
  throw trouble
}

function open(key: Buffer, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const opened = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]
  return Buffer.concat(opened).toString('utf8')
}
