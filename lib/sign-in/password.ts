import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What one guess costs: 32 MB and a quarter of a second of one core. One of the settings that OWASP advises for scrypt. */
const COST = { N: 2 ** 15, r: 8, p: 3 }
const KEY_BYTES = 32

/** The hash of a password, with what it takes to check it: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const { N, r, p } = COST
  const key = await derive(password, salt, COST)
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Is this the password that the hash was made of? */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || !salt || !key) return false
  const kept = Buffer.from(key, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const made = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return kept.length === made.length && timingSafeEqual(kept, made)
}

/** The same password is the same however a keyboard composes its letters. */
const derive = (password: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> =>
  new Promise((done, failed) =>
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (problem, key) =>
      problem ? failed(problem) : done(key),
    ),
  )
