import { isIP } from 'node:net'

/**
 * Does the `Host` of a request name this dashboard? A page of elsewhere can let its own name lead to this machine (DNS rebinding)
 * and would then count as one of ours; but it cannot change what the browser says it asked for. An address in digits is no name,
 * so nobody can let it lead elsewhere.
 *
 * @param own addresses under which the dashboard is reached
 */
export function isOwnHost(host: string | null, own: readonly string[]): boolean {
  if (host === null || !URL.canParse(`http://${host}`)) return false
  const { hostname, host: normal } = new URL(`http://${host}`)
  if (normal !== host.toLowerCase().replace(/:80$/, '')) return false
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) return true
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  return own.some((url) => new URL(url).hostname === hostname)
}
