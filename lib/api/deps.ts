import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Calling } from '@/lib/calling/calling'
import type { RecordingStores } from '@/lib/recordings/store'
import type { RemoteDeps } from '@/lib/remote/account'
import type { ApiEnv } from './auth'

/** What the API is made of. */
export type ApiDeps = RemoteDeps & {
  /** Rings people and ends calls. */
  calling: Calling
  /** Where the sound of recordings is. */
  stores: RecordingStores
  /** Where a request came from, by its headers. */
  addressOf?: (headers: Headers) => string | undefined
  /** Where a request and an unexpected error are told. Never given a body, a key or a number. */
  log: {
    info: (details: object, message: string) => void
    error: (details: object, message: string) => void
  }
}

export type Api = OpenAPIHono<ApiEnv>

/** Adds its routes to the API. */
export type Routes = (api: Api, deps: ApiDeps) => void

export const BASE_PATH = '/api/v1'
