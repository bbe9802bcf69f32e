/**
 * Did one of our own pages send this? Browsers say where a request comes from, and pages of other sites cannot change what they
 * say; so a page that a designer happens to have open elsewhere can neither change nor remove anything here.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  // A browser too old to say so still names the origin with whatever changes something.
  const origin = request.headers.get('origin')
  const host = request.headers.get('host') ?? new URL(request.url).host
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host
}
