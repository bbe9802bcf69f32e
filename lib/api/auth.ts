import type { MiddlewareHandler } from 'hono'
import { findApiKey } from '@/lib/store/api-keys'
import type { Database } from '@/lib/store/database'
import { problem } from './problems'

/** What a route knows of who is asking. */
export type ApiEnv = { Variables: { requestId: string; apiKey: { id: string; name: string } } }

/** Lets through who shows an API key that is known: `Authorization: Bearer pb_…`. */
export const requireKey =
  (db: Database): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const header = c.req.header('authorization')
    const key = header?.match(/^Bearer +(pb_[\w-]{1,100})$/i)?.[1]
    const known = key && (await findApiKey(db, key))
    if (known) {
      c.set('apiKey', { id: known.id, name: known.name })
      return next()
    }
    return problem(
      c,
      'unauthorized',
      header
        ? 'This API key is not known, or no longer.'
        : 'Send an API key: `Authorization: Bearer pb_…`. `npm run api-key -- create NAME` makes one.',
      {},
      { 'WWW-Authenticate': `Bearer realm="patchbay"${header ? ', error="invalid_token"' : ''}` },
    )
  }
