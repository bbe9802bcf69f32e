import { networkTrouble, type Trouble } from './network-trouble'

export const TIMEOUT_MS = 5_000
/** An answer of ours is some kB; of a stranger's no more is read. */
const MAX_BYTES = 256 * 1024

export type Asked = { method: 'GET' | 'POST'; url: string; headers?: Record<string, string>; body?: string }
export type Reply = {
  status: number
  contentType: string
  body: string
  /** Where it sends on to. */
  location: string | undefined
  /** What its clock says. */
  date: Date | undefined
  milliseconds: number
}

/**
 * Asks an address once: bounded in time and size, TLS verified, redirects told and not followed. Only for addresses that the
 * owner of this installation has set: the own network is open to it.
 */
export async function ask({ method, url, headers = {}, body }: Asked): Promise<Reply | { trouble: Trouble }> {
  const startedAt = performance.now()
  try {
    const response = await fetch(url, {
      method,
      headers: { 'user-agent': 'Patchbay', ...headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await textOf(response)
    const date = new Date(response.headers.get('date') ?? Number.NaN)
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: text,
      location: response.headers.get('location') ?? undefined,
      date: Number.isNaN(date.getTime()) ? undefined : date,
      milliseconds: Math.round(performance.now() - startedAt),
    }
  } catch (problem) {
    return { trouble: networkTrouble(problem) }
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    parts.push(read.value)
    size += read.value.length
    if (size > MAX_BYTES) {
      await reader?.cancel()
      break
    }
  }
  return Buffer.concat(parts).toString('utf8')
}
