import { expect, test } from 'vitest'
import { isInside, mayAsk, readNetwork } from './inside'

test.each([
  ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::']],
  ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1']],
  ['link-local', ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1']],
  ['carrier-grade NAT', ['100.64.0.1', '100.127.255.255']],
  ['benchmarking', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
  ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
  ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
  ['reserved', ['192.0.0.1', '192.88.99.1', '240.0.0.1', '100::1', '4000::1', '5f00::1', 'abcd::1']],
  [
    'clouds’ metadata',
    ['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254'],
  ],
  [
    'IPv4 mapped to IPv6',
    ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '0:0:0:0:0:ffff:10.0.0.1'],
  ],
  ['IPv4-compatible and translated', ['::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1', '::8.8.8.8']],
  ['NAT64', ['64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::10.0.0.1', '64:ff9b:1::8.8.8.8']],
  ['6to4 and Teredo', ['2002:7f00:1::', '2002:808:808::1', '2001:0:7f00:1::', '2001::1']],
  ['no address at all', ['', 'localhost', '1.2.3.4.5', '127.0.0.1 ', 'fe80::zz', '%']],
])('%s lies inside', (_, addresses) => {
  for (const address of addresses) {
    expect(isInside(address), address).toBe(true)
    expect(mayAsk(address, false), address).toBe(false)
  }
})

test('addresses of the internet do not, also behind a gateway that turns IPv6 into IPv4', () => {
  for (const address of [
    '93.184.215.14',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '223.255.255.255',
    '2606:2800:21f:cb07::1',
    '2a00:1450:4001::1',
    '::ffff:93.184.215.14',
    '64:ff9b::5db8:d70e',
  ]) {
    expect(isInside(address), address).toBe(false)
    expect(mayAsk(address, false), address).toBe(true)
  }
})

test('who allows the own network does not hand over the secrets of the machine in a cloud', () => {
  for (const address of ['127.0.0.1', '10.0.0.1', 'fd00::1', '::1']) expect(mayAsk(address, true)).toBe(true)
  for (const address of ['169.254.169.254', '::ffff:169.254.169.254', '168.63.129.16', 'fd00:ec2::254', ''])
    expect(mayAsk(address, true), address).toBe(false)
})

test('who allows some networks allows no others', () => {
  const allowed = ['10.1.0.0/16', '192.168.0.7', 'fd12::/16']
  for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '192.168.0.7', 'fd12::9'])
    expect(mayAsk(address, allowed), address).toBe(true)
  for (const address of ['10.2.0.1', '192.168.0.8', 'fd13::1', '127.0.0.1', '169.254.169.254'])
    expect(mayAsk(address, allowed), address).toBe(false)
})

test('a network is read as it is usually written', () => {
  for (const text of ['10.0.0.0/8', '10.0.0.1', 'fd00::/8', 'fd00::1'])
    expect(readNetwork(text), text).toBeTruthy()
  for (const text of ['', '10', '10.0.0.0/33', 'fd00::/129', 'intranet', '10.1/16', '0x7f.1'])
    expect(readNetwork(text), text).toBeUndefined()
})
