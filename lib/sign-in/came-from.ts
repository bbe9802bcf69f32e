import ipaddr from 'ipaddr.js'
import type { Config } from '@/lib/config'

/** The other end of the connection, as `instrumentation.ts` writes it over whatever a client has sent. */
export const PEER_HEADER = 'x-patchbay-peer'

/** Whom a request came from: what better-auth keeps with a session. Only we set it. */
export const ADDRESS_HEADER = 'x-patchbay-address'

export type CameFrom = {
  /** The network address of whoever asks; nothing when it is not known. */
  address: string | undefined
  /** Did it come by https, as far as we or a proxy of ours can tell? */
  isSecure: boolean
}

/**
 * Where a request came from. What `X-Forwarded-For` says is believed only of proxies that are trusted, from the last one back
 * to the first that is not: whatever stands before that, anybody could have written.
 */
export function cameFrom(
  headers: Headers,
  { trustedProxies, dashboardUrl }: Pick<Config, 'trustedProxies' | 'dashboardUrl'>,
): CameFrom {
  const isTrusted = trusting(trustedProxies)
  const peer = plain(headers.get(PEER_HEADER) ?? '')
  const isProxied = peer !== undefined && isTrusted(peer)
  let address = peer
  if (isProxied) {
    const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop))
    for (const hop of hops.reverse()) {
      if (hop === undefined) break
      address = hop
      if (!isTrusted(hop)) break
    }
  }
  const proto = isProxied ? headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim() : undefined
  return { address, isSecure: (proto ?? new URL(dashboardUrl).protocol.replace(':', '')) === 'https' }
}

/** An address in its one spelling: without a port or brackets, and an IPv4 address as such. */
function plain(text: string): string | undefined {
  const [, bracketed] = text.trim().match(/^\[([^\]]+)\](?::\d+)?$/) ?? []
  const bare = bracketed ?? text.trim().replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : undefined
}

function trusting(ranges: string[]): (address: string) => boolean {
  const parsed = ranges.map((range): [ipaddr.IPv4 | ipaddr.IPv6, number] => {
    if (range.includes('/')) return ipaddr.parseCIDR(range)
    const one = ipaddr.process(range)
    return [one, one.kind() === 'ipv4' ? 32 : 128]
  })
  return (address) => {
    const one = ipaddr.process(address)
    return parsed.some(([range, bits]) => one.kind() === range.kind() && one.match([range, bits] as never))
  }
}

/**
 * What is counted for an address: of IPv6, the whole network that one customer gets, for they have as many addresses in it as they
 * like.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const one = ipaddr.process(address)
  return one.kind() === 'ipv4'
    ? one.toString()
    : `${one.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`
}
