import type { MiddlewareHandler } from 'hono'
import { includes, type Role } from '@/lib/access/roles'
import { NotAllowed } from '@/lib/store/allow'
import type { ApiEnv } from './auth'

/** How the description says which role a route takes. */
export const ROLE_FIELD = 'x-role'

/**
 * What a route takes of the key that is shown: `createRoute({ ...takes('publisher'), method: 'post', … })`. Asked before anything of
 * the request is read; stands in the description.
 */
export const takes = (role: Role) => ({
  [ROLE_FIELD]: role,
  middleware: needs(role),
})

const needs =
  (role: Role): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    if (!includes(c.get('apiKey').role, role)) throw new NotAllowed(role)
    await next()
  }
