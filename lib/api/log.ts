import type { ErrorHandler, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { NotAllowed } from '@/lib/store/allow'
import type { ApiEnv } from './auth'
import type { ApiDeps } from './deps'
import { problem } from './problems'

type Log = ApiDeps['log']

/** Tells each request once: which route, not which address, for addresses hold phone numbers. Replies are never cached. */
export const told =
  (log: Log): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const begun = performance.now()
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Content-Type-Options', 'nosniff')
    log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routePath(c, -1),
        status: c.res.status,
        apiKey: c.get('apiKey')?.id,
        milliseconds: Math.round(performance.now() - begun),
      },
      'api request',
    )
  }

/** What a route did not foresee: a body that is not JSON, or an error of ours, of which only the log hears more. */
export const unexpected =
  (log: Log): ErrorHandler<ApiEnv> =>
  (error, c) => {
    if (error instanceof HTTPException && error.status === 400)
      return problem(c, 'invalid-json', 'The body could not be read as JSON.')
    if (error instanceof HTTPException && error.status === 415)
      return problem(c, 'not-json', 'Send JSON with the header `Content-Type: application/json`.')
    if (error instanceof NotAllowed) return problem(c, 'forbidden', error.message)
    const requestId = c.get('requestId')
    log.error({ requestId, err: error }, 'api request failed')
    return problem(c, 'internal', 'It is not your request. The log of the server has more.', { requestId })
  }
