import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig, SETTING_NAMES } from './config'

const KEY = Buffer.alloc(32, 7).toString('base64')

test('with nothing set, the dashboard listens on this machine only and the database is a file in data/', () => {
  expect(readConfig({})).toEqual({
    databaseUrl: `file:${resolve('data')}/patchbay.db`,
    dataDir: resolve('data'),
    host: '127.0.0.1',
    port: 3000,
    dashboardUrl: 'http://127.0.0.1:3000',
    trustedProxies: [],
    voiceHost: '0.0.0.0',
    voicePort: 3001,
    publicUrl: 'http://localhost:3001',
    logLevel: 'warn',
    allowPrivateAddresses: false,
    carrierHosts: { vonage: { api: 'https://api.nexmo.com', rest: 'https://rest.nexmo.com' } },
    givenSecrets: {},
  })
})

test('the database file follows DATA_DIR, and the public address follows VOICE_PORT', () => {
  expect(readConfig({ DATA_DIR: '/srv/patchbay', VOICE_PORT: '4001' })).toMatchObject({
    databaseUrl: 'file:/srv/patchbay/patchbay.db',
    publicUrl: 'http://localhost:4001',
  })
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}))
})

test('the public address loses the slash at its end, so that paths can be put behind it', () => {
  expect(readConfig({ PUBLIC_URL: 'https://voice.example.com/patchbay/' }).publicUrl).toBe(
    'https://voice.example.com/patchbay',
  )
})

test('a relative SQLite file becomes absolute, and a PostgreSQL address stays as it is', () => {
  expect(readConfig({ DATABASE_URL: 'file:other.db' }).databaseUrl).toBe(`file:${resolve('other.db')}`)
  expect(readConfig({ DATABASE_URL: 'postgres://me:secret@db:5432/pb' }).databaseUrl).toBe(
    'postgres://me:secret@db:5432/pb',
  )
})

test('several seal keys are read in their order', () => {
  const other = Buffer.alloc(32, 9).toString('base64')
  expect(readConfig({ SEAL_KEY: `${KEY}, ${other}` }).givenSecrets.sealKeys).toEqual([
    Buffer.alloc(32, 7),
    Buffer.alloc(32, 9),
  ])
})

test('flows may ask services of the own network, or only those of some networks', () => {
  const allowed = (text: string) => readConfig({ ALLOW_PRIVATE_ADDRESSES: text }).allowPrivateAddresses
  expect(allowed('yes')).toBe(true)
  expect(allowed('no')).toBe(false)
  expect(allowed('10.1.0.0/16, 192.168.0.7')).toEqual(['10.1.0.0/16', '192.168.0.7'])
  expect(() => allowed('intranet')).toThrow(/^ALLOW_PRIVATE_ADDRESSES is "intranet", .* such as 10\.1\.0\.0/)
})

test.each([
  ['PORT', 'eighty', 'PORT is "eighty", which it cannot be: write a port between 1 and 65535.'],
  ['VOICE_PORT', '70000', 'VOICE_PORT is "70000", which it cannot be: write a port between 1 and 65535.'],
  ['HOST', 'a b', /^HOST is "a b", .* such as 127\.0\.0\.1\.$/],
  [
    'PUBLIC_URL',
    'voice.example.com',
    /^PUBLIC_URL is "voice\.example\.com", .* https:\/\/voice\.example\.com\.$/,
  ],
  ['LOG_LEVEL', 'loud', /^LOG_LEVEL is "loud", which it cannot be: write one of trace, debug, info/],
])('a bad %s is told in one sentence that says what to write', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
  expect(() => readConfig({ [name]: value })).toThrow(sentence)
})

test.each([
  ['DATABASE_URL', 'mysql://me:secret@db/pb'],
  ['SEAL_KEY', 'secret'],
  ['ENCRYPTION_KEY', `${KEY}secret`],
  ['SANDBOX_SECRET', 'secret'],
])('the sentence about a bad %s does not repeat what is secret', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} is not as it should be: write `))
  expect(() => readConfig({ [name]: value })).not.toThrow(/secret@|secret$/)
})

test('both servers on one port are refused before either is started', () => {
  expect(() => readConfig({ PORT: '3001' })).toThrow(
    'PORT and VOICE_PORT are both 3001: give the voice server a port of its own.',
  )
})

test('the README lists every setting, and none that there is not', () => {
  const readme = readFileSync('README.md', 'utf8')
  const table = readme.slice(readme.indexOf('## Settings'), readme.indexOf('## Where things are'))
  const listed = [...table.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual([...SETTING_NAMES].sort())
})
