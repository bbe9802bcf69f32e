import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** From here on a text is deflated: shorter ones gain too little for the time it takes. */
const DEFLATE_FROM_BYTES = 900
/** What a sealed text may unfold to; ours are far smaller. */
const MAX_INFLATED_BYTES = 1_000_000

type SealKey = { encrypt: Buffer; nonce: Buffer }
export type Sealer = {
  /** Seals a text for one purpose. The same text gives the same sealed text, so that a webhook that comes twice gets the same reply. */
  seal: (text: string, purpose: string) => string
  /** The text, or nothing when it was not sealed by us, for this purpose, and untouched since. */
  open: (sealed: string, purpose: string) => string | undefined
  /** A short name for something that belongs in no log: the same for the same thing, and no way back. */
  blind: (text: string) => string
}

/**
 * AES-256-GCM with a nonce made from the text itself (the idea of SIV): nothing is kept, and nothing repeats a nonce for
 * another text. base64url, fit for an address.
 *
 * @param keys 32 bytes each: the first seals, all open, so that a key can be changed while calls are going on
 */
export function makeSealer(keys: Buffer[]): Sealer {
  const derived = keys.map((key) => ({ encrypt: subkey(key, 'encrypt'), nonce: subkey(key, 'nonce') }))
  const [first] = derived
  if (!first) throw new Error('Sealing needs at least one key')

  return {
    seal(text, purpose) {
      const plain = Buffer.from(text)
      const packed = plain.length < DEFLATE_FROM_BYTES ? join(0, plain) : join(1, deflateRawSync(plain))
      const aad = Buffer.from(purpose)
      const nonce = createHmac('sha256', first.nonce)
        .update(aad)
        .update('\0')
        .update(packed)
        .digest()
        .subarray(0, NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', first.encrypt, nonce).setAAD(aad)
      const sealed = cipher.update(packed)
      cipher.final()
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
    },

    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined
      for (const key of derived) {
        const packed = decrypt(bytes, Buffer.from(purpose), key)
        if (packed) return unpack(packed)
      }
    },

    blind: (text) => createHmac('sha256', first.nonce).update('blind\0').update(text).digest('base64url'),
  }
}

const subkey = (key: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `patchbay resume token: ${use}`, 32))

const join = (form: number, bytes: Buffer): Buffer => Buffer.concat([Buffer.from([form]), bytes])

function decrypt(bytes: Buffer, aad: Buffer, { encrypt }: SealKey): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', encrypt, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(aad).setAuthTag(bytes.subarray(-TAG_BYTES))
    const packed = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    decipher.final()
    return packed
  } catch {
    return undefined
  }
}

function unpack(packed: Buffer): string | undefined {
  const bytes = packed.subarray(1)
  return packed[0] === 0
    ? bytes.toString()
    : inflateRawSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES }).toString()
}
