import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from './config'
import { rotateCommand } from './rotate-command'
import { readSecrets } from './secrets'
import { credentialsOf, putAccount } from './store/accounts'
import { listAudit } from './store/audit-log'
import { changeAccount } from './store/change-account'
import type { Database } from './store/database'
import { rotateSecrets } from './store/rotate-secrets'
import { keysOf } from './store/seal'
import { SEALED_COLUMNS } from './store/sealed-columns'
import { readSettingSecrets, writeSetting } from './store/settings'
import { describeOnEachDatabase } from './store/testing/each-database'

const secrets = z.object({ password: z.string() })
const setting = (name: string) => ({ name, value: z.object({}), secrets, changedBy: 'owner' as const })
const base64 = (byte: number) => Buffer.alloc(32, byte).toString('base64')

function begun(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-rotate-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const config = readConfig({ DATA_DIR: dataDir, ...env })
  return { config, secrets: readSecrets(config), dataDir }
}

async function filled(db: Database, encryptionKey: Parameters<typeof putAccount>[1], settings = 120) {
  await putAccount(db, encryptionKey, 'vonage', { apiKey: 'a', apiSecret: 'wisteria', privateKey: 'pem' })
  for (let n = 0; n < settings; n += 1)
    await writeSetting(db, setting(`s${n}`), {}, { encryptionKey, secrets: { password: `p${n}` } })
}

describeOnEachDatabase((open) => {
  test('a new key is made in the file, everything is encrypted with it, and what runs goes on', async () => {
    const db = await open()
    const { config, secrets: ours, dataDir } = begun()
    const running = readSecrets(config).encryptionKey
    const [old] = keysOf(ours.encryptionKey)
    await filled(db, ours.encryptionKey)

    const { ok, text } = await rotateCommand([], { db, secrets: ours, config })
    expect(text).toMatch(/^121 secrets encrypted anew; the first key opens 121 of 121\.\n.*--drop$/)
    expect(ok).toBe(true)
    expect((await credentialsOf(db, running, 'vonage'))?.apiSecret).toBe('wisteria')
    expect(await readSettingSecrets(db, running, { name: 's119', secrets })).toEqual({ password: 'p119' })
    await changeAccount(db, running, 'vonage', { apiSecret: 'lavender' })
    const only = { keys: () => keysOf(ours.encryptionKey).slice(0, 1) }
    expect((await credentialsOf(db, only, 'vonage'))?.apiSecret).toBe('lavender')
    await expect(credentialsOf(db, old as Buffer, 'vonage')).rejects.toThrow('another key')

    const { entries } = await listAudit(db, { action: 'secrets.rotated' })
    expect(entries).toMatchObject([{ details: { renewed: 121 } }])
    expect((await rotateCommand(['--drop'], { db, secrets: ours, config })).ok).toBe(true)
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).not.toContain(String(old?.toString('base64')))
    expect((await credentialsOf(db, running, 'vonage'))?.apiSecret).toBe('lavender')
  })

  test('one that was stopped goes on with the same key, and does nothing where nothing is left', async () => {
    const db = await open()
    const env = { ENCRYPTION_KEY: `${base64(2)},${base64(1)}` }
    const { config, secrets: ours } = begun(env)
    await filled(db, Buffer.alloc(32, 1), 60)
    await writeSetting(
      db,
      setting('done'),
      {},
      { encryptionKey: Buffer.alloc(32, 2), secrets: { password: 'x' } },
    )
    expect((await rotateCommand(['--check'], { db, secrets: ours, config })).text).toBe(
      'The first key opens 1 secret; a former one 61.',
    )
    expect((await rotateCommand([], { db, secrets: ours, config })).text).toMatch(
      /^61 secrets encrypted anew; the first key opens 62 of 62\.\nENCRYPTION_KEY may be cut to its first key/,
    )
    expect((await rotateCommand([], { db, secrets: ours, config })).text).toMatch(/^0 secrets/)
    expect(await readSettingSecrets(db, Buffer.alloc(32, 2), { name: 's59', secrets })).toEqual({
      password: 'p59',
    })
  })

  test('whoever changes a secret meanwhile keeps what they set', async () => {
    const db = await open()
    const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    await filled(db, old, 30)
    const both = { keys: () => [fresh, old] }
    await Promise.all([
      rotateSecrets(db, both),
      ...Array.from({ length: 30 }, (_, n) =>
        writeSetting(
          db,
          setting(`s${n}`),
          {},
          { encryptionKey: n % 2 ? both : old, secrets: { password: `new ${n}` } },
        ),
      ),
    ])
    await rotateSecrets(db, both)
    for (let n = 0; n < 30; n += 1)
      expect(await readSettingSecrets(db, fresh, { name: `s${n}`, secrets })).toEqual({
        password: `new ${n}`,
      })
  })

  test('what no key opens is named, left alone, and no key is dropped', async () => {
    const db = await open()
    const { config, secrets: ours } = begun()
    await filled(db, Buffer.alloc(32, 9), 0)
    const before = await db.query('SELECT * FROM carrier_accounts')
    const { ok, text } = await rotateCommand([], { db, secrets: ours, config })
    expect(ok).toBe(false)
    expect(text).toMatch(/No key opens carrier_accounts vonage\. .*Keep all keys/s)
    expect(await db.query('SELECT * FROM carrier_accounts')).toEqual(before)
    expect((await rotateCommand(['--drop'], { db, secrets: ours, config })).ok).toBe(false)
  })

  test('who keeps the key in the environment is told to put a new one before it', async () => {
    const db = await open()
    const { config, secrets: ours } = begun({ ENCRYPTION_KEY: base64(1) })
    const { text } = await rotateCommand([], { db, secrets: ours, config })
    expect(text).toMatch(/^ENCRYPTION_KEY holds one key\. Make a new one/)
    expect((await rotateCommand(['--drop'], { db, secrets: ours, config })).ok).toBe(false)
    expect((await rotateCommand(['--help'], { db, secrets: ours, config })).text).toMatch(/--check/)
  })
})

/** Sealed with SEAL_KEY, which has keys of its own; the state of a call is needed for as long as the call. */
const OF_CALLS = ['kept_states.sealed']

test('every column that is sealed is among those that a new key is brought to', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const sealed = [...schema.matchAll(/^model \w+ \{(.*?)^\}/gms)].flatMap(([, body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1]
    const columns = [...body.matchAll(/^ {2}(\w*(?:sealed|encrypted)\w*) .*?(?:@map\("(\w+)"\)|$)/gim)]
    return columns.map(([, name, mapped]) => `${table}.${mapped ?? name}`)
  })
  const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`)
  expect(sealed.filter((column) => !OF_CALLS.includes(column)).sort()).toEqual(known.sort())
})
