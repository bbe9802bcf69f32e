/** The path of the page that was asked for; `proxy.ts` writes it, for pages cannot see their own address. */
export const PATH_HEADER = 'x-patchbay-path'

/** Where somebody signs in who wanted to go somewhere. */
export const signInAddress = (to: string | null | undefined): string =>
  to && ownPath(to) !== '/' ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'

/** A path of our own, to go back to; the overview for anything else, so that no link leads elsewhere through us. */
export function ownPath(to: string | null | undefined): string {
  const base = 'http://patchbay.invalid'
  if (!to?.startsWith('/') || /[\\\p{Cc}]/u.test(to) || !URL.canParse(to, base)) return '/'
  const { origin, pathname, search, hash } = new URL(to, base)
  if (origin !== base || /^\/(sign-in|join|reset|internal|api|auth)(\/|$)/.test(pathname)) return '/'
  // Once more as text: `/.//elsewhere.example` is a path of ours until it is written down.
  return pathname.startsWith('//') ? '/' : `${pathname}${search}${hash}`
}
