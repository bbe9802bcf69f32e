import { expect, test } from 'vitest'
import { isOwnHost } from './own-host'

const OWN = ['https://patchbay.example.com', 'http://phones:3000']

test.each([
  'patchbay.example.com',
  'PATCHBAY.example.com',
  'patchbay.example.com:8443',
  'phones:3000',
  'phones',
  'localhost:3000',
  'localhost:80',
  'acme.localhost:3000',
  '127.0.0.1:3000',
  '192.168.1.7:3000',
  '[::1]:3000',
])('%s is ours', (host) => expect(isOwnHost(host, OWN)).toBe(true))

test.each([
  null,
  '',
  'evil.example',
  'patchbay.example.com.evil.example',
  'evil-patchbay.example.com',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1@evil.example',
  'evil.example/localhost',
  'evil.example#localhost',
  'localhost evil.example',
  '0x7f.1:3000',
  '[::1',
])('%s is not', (host) => expect(isOwnHost(host, OWN)).toBe(false))
