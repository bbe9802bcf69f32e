import type { MiddlewareHandler } from 'hono'
import { findApiKey, type KnownKey } from '@/lib/store/api-keys'
import type { Database } from '@/lib/store/database'
import { inTheNameOf } from './acting'
import { problem } from './problems'

/** What a route knows of who is asking. */
export type ApiEnv = { Variables: { requestId: string; apiKey: KnownKey } }

/**
 * Lets through who shows an API key that works: `Authorization: Bearer pb_…`. What follows is done in its name.
 *
 * @param addressOf where a request came from, as far as that is known
 */
export const requireKey =
  (db: Database, addressOf: (headers: Headers) => string | undefined): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const header = c.req.header('authorization')
    const key = header?.match(/^Bearer +(pb_[\w-]{1,100})$/i)?.[1]
    const known = key && (await findApiKey(db, key))
    if (known) {
      c.set('apiKey', known)
      const address = addressOf(c.req.raw.headers)
      return inTheNameOf({ kind: 'key', ...known, ...(address !== undefined && { address }) }, next)
    }
    return problem(
      c,
      'unauthorized',
      header
        ? 'This API key is not known, was ended, or is over.'
        : 'Send an API key: `Authorization: Bearer pb_…`. `npm run api-key -- create NAME` makes one.',
      {},
      { 'WWW-Authenticate': `Bearer realm="patchbay"${header ? ', error="invalid_token"' : ''}` },
    )
  }
