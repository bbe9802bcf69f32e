import { OpenAPIHono } from '@hono/zod-openapi'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { actingDatabase } from './acting'
import { applicationRoutes } from './applications'
import { auditRoutes } from './audit'
import { type ApiEnv, requireKey } from './auth'
import { shapeBound, sizeBound } from './body'
import { calendarRoutes } from './calendars'
import { callRoutes } from './calls'
import { carrierNumberRoutes } from './carrier-numbers'
import { carrierRoutes } from './carriers'
import { type Api, type ApiDeps, BASE_PATH, type Routes } from './deps'
import { flowRoutes } from './flows'
import { insightRoutes } from './insights'
import { told, unexpected } from './log'
import { numberChangeRoutes } from './number-changes'
import { numberRoutes } from './numbers'
import { describingRoutes } from './openapi'
import { placedCallRoutes } from './placed-calls'
import { misfits, notFound, problem } from './problems'
import { recordingRoutes } from './recordings'
import { versionRoutes } from './versions'

const routes: Routes[] = [
  flowRoutes,
  versionRoutes,
  numberRoutes,
  numberChangeRoutes,
  calendarRoutes,
  carrierRoutes,
  applicationRoutes,
  carrierNumberRoutes,
  callRoutes,
  placedCallRoutes,
  auditRoutes,
  insightRoutes,
  recordingRoutes,
]

/** The REST API under `/api/v1`. Takes a `Request`, gives a `Response`; whatever goes wrong is problem+json. */
export function makeApi(given: ApiDeps): Api {
  const db = actingDatabase(given.db)
  const deps: ApiDeps = { ...given, db, calling: given.calling.on(db) }
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return
      const errors = misfits(result.error.issues)
      return problem(c, 'invalid-request', 'The request does not fit; `errors` says where.', { errors })
    },
  }).basePath(BASE_PATH)

  api.use(requestId())
  api.use(told(deps.log))
  describingRoutes(api)
  api.use(requireKey(given.db, given.addressOf ?? (() => undefined)))
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (c, methods) =>
        problem(
          c,
          'method-not-allowed',
          `It takes ${methods.join(', ')}.`,
          {},
          { Allow: methods.join(', ') },
        ),
    }),
  )
  api.use(sizeBound, shapeBound)
  for (const add of routes) add(api, deps)
  api.notFound(notFound)
  api.onError(unexpected(deps.log))
  return api
}
