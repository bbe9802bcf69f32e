/**
 * Is this an address of our own voice server's webhooks? The test phone has webhooks signed and sent for it, and sends them
 * nowhere else.
 *
 * @param publicUrl under which the voice server is reached, without a slash at its end
 */
export function isOwnWebhook(url: string, publicUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname, username, password } = new URL(url)
  const own = new URL(`${publicUrl}/webhooks/`)
  return origin === own.origin && username + password === '' && pathname.startsWith(own.pathname)
}
