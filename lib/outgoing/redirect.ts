import type { Outgoing } from './ask'

const REDIRECTS = [301, 302, 303, 307, 308]

/** What may be told to any machine; every other header may hold a token that was meant for the first. */
const HARMLESS = ['accept', 'accept-language', 'content-type', 'user-agent']

export const isRedirect = (status: number): boolean => REDIRECTS.includes(status)

/**
 * What is asked next when a service says that something is elsewhere; as browsers do it, but stricter with what is handed on.
 *
 * @throws an Error with a short reason
 */
export function redirected<Asked extends Outgoing>(asked: Asked, status: number, location: string): Asked {
  if (!URL.canParse(location, asked.url)) throw new Error('bad-redirect')
  const from = new URL(asked.url)
  const to = new URL(location, from)
  if (from.protocol === 'https:' && to.protocol === 'http:') throw new Error('redirect-without-tls')
  const next = { ...asked, url: to.href, ...methodAfter(asked, status) }
  if (to.origin === from.origin) return next
  // A token meant for one machine is not handed to another, neither in a header nor in a body.
  if (next.body !== undefined) throw new Error('redirect-to-another-origin')
  return { ...next, headers: only(next.headers, (name) => HARMLESS.includes(name)) }
}

/** 303 asks to look elsewhere for the answer, and so do, by old habit, 301 and 302 after a POST. */
function methodAfter({ method, headers, body }: Outgoing, status: number) {
  if (status !== 303 && !(status < 303 && method === 'POST')) return { method, headers, body }
  return {
    method: method === 'HEAD' ? 'HEAD' : 'GET',
    headers: only(headers, (name) => !name.startsWith('content-')),
    body: undefined,
  }
}

const only = (headers: Record<string, string>, isKept: (name: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name.toLowerCase())))
