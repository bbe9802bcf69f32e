import { makeApi } from '@/lib/api/app'
import { openStores } from '@/lib/recordings/store'
import { remoteDeps, server } from '@/lib/server'
import { cameFrom } from '@/lib/sign-in/came-from'

export const dynamic = 'force-dynamic'

let api: Promise<ReturnType<typeof makeApi>> | undefined

/** The REST API. What cannot be opened now is tried again with the next request. */
async function handle(request: Request): Promise<Response> {
  api ??= open()
  try {
    return (await api).fetch(request)
  } catch (problem) {
    api = undefined
    throw problem
  }
}

async function open() {
  const shared = await server()
  const { calling, log, config } = shared
  const addressOf = (headers: Headers) => cameFrom(headers, config).address
  return makeApi({ ...remoteDeps(shared), calling, stores: openStores(config), log, addressOf })
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
