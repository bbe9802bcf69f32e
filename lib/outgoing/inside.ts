import ipaddr from 'ipaddr.js'

/**
 * Which addresses of the own network may be asked: none, all but those at which a cloud hands its secrets to machines, or those
 * of these networks (`10.1.0.0/16`, `192.168.0.7`).
 */
export type AllowedInside = boolean | readonly string[]

/**
 * Does an address lead anywhere but to a machine of the internet? Everything counts as inside that is not given out for the
 * internet: private, loopback, link-local, carrier-grade NAT, documentation, multicast, tunnels, what is reserved, and what is no
 * address at all. An IPv4 address that is written as an IPv6 one (mapped, or of a NAT64 gateway) is judged as what it is.
 */
export function isInside(address: string): boolean {
  const parsed = parse(address)
  if (parsed?.range() !== 'unicast') return true
  return isIPv6(parsed) ? !parsed.match(GLOBAL_UNICAST, 3) : isMetadata(parsed)
}

/** May this address be connected to? */
export function mayAsk(address: string, allowed: AllowedInside): boolean {
  if (!isInside(address)) return true
  const parsed = parse(address)
  if (!parsed || allowed === false) return false
  if (allowed === true) return !isMetadata(parsed)
  return allowed.some((network) => {
    const [base, bits] = readNetwork(network) ?? []
    return base !== undefined && base.kind() === parsed.kind() && parsed.match(base as ipaddr.IPv4, bits ?? 0)
  })
}

/** A network as it is written, with the length of its prefix; nothing when it is none. */
export function readNetwork(text: string): [IP, number] | undefined {
  const [address = ''] = text.split('/', 1)
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return undefined
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  return address === text ? ipaddr.parseCIDR(`${text}/${address.includes(':') ? 128 : 32}`) : undefined
}

type IP = ipaddr.IPv4 | ipaddr.IPv6

const isIPv6 = (address: IP): address is ipaddr.IPv6 => address.kind() === 'ipv6'

/** The only part of IPv6 of which addresses of the internet are given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::')
/** Behind it stands an IPv4 address, which a gateway connects to. */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::')

function parse(address: string): IP | undefined {
  // The library takes the old form `::8.8.8.8` for a mapped address, which it is not: nothing of the internet is behind it.
  if (!ipaddr.isValid(address) || /^::\d+\./.test(address)) return undefined
  const parsed = ipaddr.process(address)
  if (!isIPv6(parsed) || !parsed.match(NAT64, 96)) return parsed
  return new ipaddr.IPv4(parsed.toByteArray().slice(12))
}

/** Where clouds tell a machine its own secrets; not all of them lie in ranges that are private. */
const METADATA = [
  '169.254.0.0/16',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  'fe80::/10',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
].map((network) => ipaddr.parseCIDR(network))

const isMetadata = (address: IP): boolean =>
  METADATA.some(([base, bits]) => base.kind() === address.kind() && address.match(base as ipaddr.IPv4, bits))
