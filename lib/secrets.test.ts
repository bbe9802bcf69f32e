import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config'
import { addEncryptionKey, dropFormerKeys, readSecrets } from './secrets'
import { keysOf } from './store/seal'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'patchbay-secrets-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const configured = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: dataDir, ...env })
const plain = (secrets: ReturnType<typeof readSecrets>) => ({
  ...secrets,
  encryptionKey: keysOf(secrets.encryptionKey),
})
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')

test('secrets that nobody set are made once, kept for their owner alone, and the same ever after', () => {
  const first = readSecrets(configured())
  expect(first.sealKeys.map(({ length }) => length)).toEqual([32])
  expect(keysOf(first.encryptionKey).map(({ length }) => length)).toEqual([32])
  expect(first.sandboxSecret.length).toBeGreaterThanOrEqual(32)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(plain(readSecrets(configured()))).toEqual(plain(first))
  expect(readdirSync(dataDir)).toEqual(['secrets.json'])
})

test('each secret is different from the others', () => {
  const { sealKeys, encryptionKey, sandboxSecret } = readSecrets(configured())
  const all = [sealKeys[0], ...keysOf(encryptionKey), sandboxSecret].map((one) => one?.toString('base64'))
  expect(new Set(all).size).toBe(3)
})

test('the environment goes before the file, and only what it leaves open is made', () => {
  const secrets = readSecrets(configured({ SEAL_KEY: `${key(1)},${key(2)}` }))
  expect(secrets.sealKeys).toEqual([Buffer.alloc(32, 1), Buffer.alloc(32, 2)])
  expect(Object.keys(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')))).toEqual([
    'encryptionKey',
    'sandboxSecret',
    'signInKey',
  ])
})

test('an owner who sets all secrets gets no file', () => {
  readSecrets(
    configured({ SEAL_KEY: key(1), ENCRYPTION_KEY: key(2), SANDBOX_SECRET: 'a secret of one’s own' }),
  )
  expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false)
})

test('a variable that is taken away again gets a secret of its own, and the others stay', () => {
  const before = readSecrets(configured({ SEAL_KEY: key(1) }))
  const after = readSecrets(configured())
  expect(after.sealKeys[0]).toHaveLength(32)
  expect(keysOf(after.encryptionKey)).toEqual(keysOf(before.encryptionKey))
})

test('a damaged file is told of and never written over', () => {
  const path = join(dataDir, 'secrets.json')
  writeFileSync(path, '{ "sealKey": "half')
  expect(() => readSecrets(configured())).toThrow(ConfigError)
  expect(() => readSecrets(configured())).toThrow(/secrets\.json cannot be read .* restore it from a backup/)
  expect(readFileSync(path, 'utf8')).toBe('{ "sealKey": "half')
})

test('a file that others could read is closed to them', () => {
  const first = readSecrets(configured())
  const path = join(dataDir, 'secrets.json')
  writeFileSync(path, readFileSync(path), { mode: 0o644 })
  expect(plain(readSecrets(configured()))).toEqual(plain(first))
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a new key encrypts from now on in programs that run already; the one before still opens until it is dropped', () => {
  const { encryptionKey } = readSecrets(configured())
  const [old] = keysOf(encryptionKey)
  addEncryptionKey(dataDir)
  const [first, ...others] = keysOf(encryptionKey)
  expect(first).toHaveLength(32)
  expect(others).toEqual([old])
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  dropFormerKeys(dataDir)
  expect(keysOf(encryptionKey)).toEqual([first])
  expect(keysOf(readSecrets(configured()).encryptionKey)).toEqual([first])
})

test('several keys of the environment are taken in their order', () => {
  const { encryptionKey } = readSecrets(configured({ ENCRYPTION_KEY: `${key(2)},${key(1)}` }))
  expect(keysOf(encryptionKey)).toEqual([Buffer.alloc(32, 2), Buffer.alloc(32, 1)])
})
