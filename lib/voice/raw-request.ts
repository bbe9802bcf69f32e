import type { HonoRequest } from 'hono'
import type { RawRequest } from '@/lib/carriers/carrier'

/** What a webhook may bring: a carrier's are a few kB. */
export const MAX_BODY_BYTES = 64 * 1024

/** The request as it came, or nothing when its body is too large. */
export async function rawRequest(req: HonoRequest): Promise<RawRequest | undefined> {
  const body = req.method === 'GET' ? new Uint8Array() : await bodyOf(req)
  return (
    body && {
      method: req.method === 'GET' ? 'GET' : 'POST',
      url: req.url.slice(req.url.indexOf('/', req.url.indexOf('//') + 2)),
      headers: req.header(),
      body,
    }
  )
}

/**
 * A body that says how long it is (a carrier's does) is read in one piece, which costs a fraction of reading it as a stream;
 * one that does not is counted while it comes in.
 */
async function bodyOf(req: HonoRequest): Promise<Uint8Array | undefined> {
  const announced = req.header('content-length')
  if (announced !== undefined && req.header('transfer-encoding') === undefined)
    return Number(announced) <= MAX_BODY_BYTES ? new Uint8Array(await req.arrayBuffer()) : undefined
  const parts: Uint8Array[] = []
  let size = 0
  const reader = req.raw.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel()
      return undefined
    }
    parts.push(read.value)
  }
  return Buffer.concat(parts)
}
