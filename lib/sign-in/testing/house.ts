import type { Role } from '@/lib/access/roles'
import { PASSWORD } from '@/lib/access/testing/password'
import { type Config, readConfig } from '@/lib/config'
import type { Database } from '@/lib/store/database'
import { createPerson } from '@/lib/store/people'
import { makeAuth } from '../auth'
import { PEER_HEADER } from '../came-from'
import { hashPassword } from '../password'
import { whoAsks } from '../who'

/** A Patchbay with people in it, and browsers that ask it. */
export function house(db: Database, env: Record<string, string> = {}) {
  const config: Config = readConfig(env)
  const secrets = {
    signInKey: Buffer.alloc(32, 5),
    sealKeys: [],
    encryptionKey: Buffer.alloc(32, 6),
    sandboxSecret: '',
  }
  const auth = makeAuth({ db, secrets, config })
  const parts = { auth, config, secrets, db }

  async function moveIn(name: string, role: Role) {
    const email = `${name.toLowerCase()}@patchbay.example`
    const made = await createPerson(db, { name, email, role, passwordHash: await hashPassword(PASSWORD) })
    if (!made.ok) throw new Error('There is somebody of that name')
    return { id: made.id, email }
  }

  /** A browser at an address: keeps cookies, and shows them with each request. */
  function browser(address = '192.0.2.7') {
    const jar = new Map<string, string>()
    const request = (headers: Record<string, string> = {}) =>
      new Request('http://127.0.0.1:3000/internal/session', {
        method: 'POST',
        headers: {
          [PEER_HEADER]: address,
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
      })
    return {
      request,
      keeps(cookies: string[]) {
        for (const cookie of cookies) {
          const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
          if (!name || value === undefined) continue
          if (/max-age=0/i.test(cookie)) jar.delete(name)
          else jar.set(name, value)
        }
      },
      isIn: async () => (await whoAsks(parts, request().headers))?.actor,
    }
  }

  return { ...parts, moveIn, browser }
}
