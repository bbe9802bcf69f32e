import { expect, test } from 'vitest'
import { readConfig } from '@/lib/config'
import { cameFrom, networkOf, PEER_HEADER } from './came-from'
import { ownPath } from './way-back'

const from = (peer: string, sent: Record<string, string> = {}, env: Record<string, string> = {}) =>
  cameFrom(new Headers({ [PEER_HEADER]: peer, ...sent }), readConfig(env))

const PROXIED = { TRUSTED_PROXIES: '10.0.0.0/8, ::1' }

test.each([
  ['what anybody may write is not believed', '203.0.113.5', '198.51.100.1', {}, '203.0.113.5'],
  ['nor from who is no proxy of ours', '203.0.113.5', '198.51.100.1', PROXIED, '203.0.113.5'],
  ['a proxy of ours says who asks', '10.1.2.3', '198.51.100.1', PROXIED, '198.51.100.1'],
  [
    'what stands before that could be anybody’s',
    '10.1.2.3',
    '1.2.3.4, 198.51.100.1',
    PROXIED,
    '198.51.100.1',
  ],
  ['proxies behind one another', '::ffff:10.1.2.3', '198.51.100.1, 10.9.9.9', PROXIED, '198.51.100.1'],
  ['what is no address ends it', '10.1.2.3', 'unknown', PROXIED, '10.1.2.3'],
  ['with a port', '::1', '[2001:db8::7]:4711', PROXIED, '2001:db8::7'],
])('%s', (_, peer, forwarded, env, address) =>
  expect(from(peer, { 'x-forwarded-for': forwarded }, env).address).toBe(address),
)

test('cookies are kept to https where a request came by it', () => {
  expect(from('203.0.113.5', { 'x-forwarded-proto': 'https' }).isSecure).toBe(false)
  expect(from('10.1.2.3', { 'x-forwarded-proto': 'https' }, PROXIED).isSecure).toBe(true)
  expect(from('203.0.113.5', {}, { DASHBOARD_URL: 'https://pb.example' }).isSecure).toBe(true)
})

test('the addresses of one customer count as one', () => {
  expect(networkOf('2001:db8:1:2:3::4')).toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('203.0.113.5')).not.toBe(networkOf('203.0.113.6'))
})

test.each([
  ['/flows/abc?x=1', '/flows/abc?x=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/%2e%2e//evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/x', '/'],
  ['/internal/session', '/'],
  [undefined, '/'],
])('signing in leads to %s as %s', (to, path) => expect(ownPath(to)).toBe(path))
