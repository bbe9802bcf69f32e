import { resolve } from 'node:path'
import { DatabaseError } from './database-error'

export type Provider = 'sqlite' | 'postgresql'

export type Address =
  | { provider: 'sqlite'; file: string }
  | { provider: 'postgresql'; connectionString: string; schema: string | undefined }

/**
 * What a `DATABASE_URL` means: `file:data/patchbay.db` (from the working directory) or `postgres://user:password@host/name`,
 * with `?schema=name` for a schema other than `public`.
 */
export function readAddress(url: string): Address {
  if (url.startsWith('file:')) {
    const path = url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice(5)
    return { provider: 'sqlite', file: resolve(path.replace(/\?.*$/, '')) }
  }
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new DatabaseError(
      'unreachable',
      'DATABASE_URL is no address of a database. Write file:data/patchbay.db or postgres://user:password@host:5432/name.',
    )
  const parsed = new URL(url)
  const schema = parsed.searchParams.get('schema') ?? undefined
  parsed.searchParams.delete('schema')
  return { provider: 'postgresql', connectionString: parsed.href, schema }
}

/** The address for messages: without user and password. */
export function describeAddress(address: Address): string {
  if (address.provider === 'sqlite') return address.file
  const { host, pathname } = new URL(address.connectionString)
  return `${decodeURIComponent(pathname.slice(1))} at ${host}`
}
