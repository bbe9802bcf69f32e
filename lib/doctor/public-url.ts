import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isInside } from '@/lib/outgoing/inside'

/** Where an address leads: to this machine or its own network, to everybody, or nowhere. */
export type Reach = 'this machine' | 'own network' | 'everybody' | 'nowhere'

const OWN_NAMES = /(^|\.)(local|lan|home|internal|intranet|test|home\.arpa)$/

/** Where an address leads. Names are looked up. */
export async function reachOf(url: string): Promise<Reach> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '::1')
    return 'this machine'
  if (isIP(host)) return isInside(host) ? 'own network' : 'everybody'
  if (OWN_NAMES.test(host) || !host.includes('.')) return 'own network'
  try {
    const found = await lookup(host, { all: true })
    return found.every(({ address }) => isInside(address)) ? 'own network' : 'everybody'
  } catch {
    return 'nowhere'
  }
}
