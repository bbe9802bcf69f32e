import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '@/lib/store/database'
import { countTry, forgetTries, type Limit, takeTryBack } from '@/lib/store/tries'
import { networkOf } from './came-from'

const QUARTER = 15 * 60
/** Guesses at one account from browsers that have never been in it, from wherever they come. */
const ACCOUNT: Limit = { tries: 10, withinSeconds: QUARTER }
/** Of one browser that has been in the account: strangers who guess do not lock it out. */
const BROWSER: Limit = { tries: 10, withinSeconds: QUARTER }
/** Of one network, at whatever accounts. What goes well is not counted. */
const NETWORK: Limit = { tries: 30, withinSeconds: QUARTER }

/** The cookie by which a browser is known that somebody has signed in with. */
const KNOWN_COOKIE = 'patchbay.known'
const YEAR = 365 * 24 * 60 * 60

export type Trying = {
  /** Why it may not be tried now. */
  wait: { seconds: number; isFirst: boolean } | undefined
  /** It went well. */
  wentWell: () => Promise<void>
}

/** Counts a try at an account, before anything is looked up: the same for accounts that are there and that are not. */
export async function tryAccount(
  db: Database,
  key: Buffer,
  { email, address, cookies }: { email: string; address: string | undefined; cookies: string | null },
): Promise<Trying> {
  const account = createHash('sha256').update(email.toLowerCase()).digest('base64url')
  const browser = knownBrowser(key, account, cookies)
  const own = browser ? `browser:${browser}` : `account:${account}`
  const network = `network:${networkOf(address)}`
  const waits = [
    await countTry(db, network, NETWORK),
    await countTry(db, own, browser ? BROWSER : ACCOUNT),
  ].filter((wait) => wait !== undefined)
  return {
    wait: waits.sort((a, b) => b.seconds - a.seconds)[0],
    async wentWell() {
      await forgetTries(db, own)
      await takeTryBack(db, network)
    },
  }
}

/** Counts something that is tried from a network without an account being named. */
export const tryFrom = (db: Database, what: string, address: string | undefined, limit: Limit) =>
  countTry(db, `${what}:${networkOf(address)}`, limit)

/** Makes a browser known for an account, for a year: it has signed in. */
export function knownCookie(key: Buffer, email: string): string {
  const account = createHash('sha256').update(email.toLowerCase()).digest('base64url')
  const browser = randomBytes(12).toString('base64url')
  const value = `${browser}.${sign(key, account, browser).toString('base64url')}`
  return `${KNOWN_COOKIE}=${value}; Max-Age=${YEAR}; Path=/; HttpOnly; SameSite=Lax`
}

function knownBrowser(key: Buffer, account: string, cookies: string | null): string | undefined {
  const [, browser, signed] = cookies?.match(/(?:^|;\s*)patchbay\.known=([\w-]{16})\.([\w-]{43})/) ?? []
  if (!browser || !signed) return undefined
  const given = Buffer.from(signed, 'base64url')
  const right = sign(key, account, browser)
  return given.length === right.length && timingSafeEqual(given, right) ? browser : undefined
}

const sign = (key: Buffer, account: string, browser: string): Buffer =>
  createHmac('sha256', key).update(`known browser\0${account}\0${browser}`).digest()
