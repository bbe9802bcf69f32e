import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { SYSTEM } from '@/lib/access/roles'
import { NotAllowed } from './allow'
import { readSetting, readSettingSecrets, type Setting, writeSetting } from './settings'
import { describeOnEachDatabase } from './testing/each-database'

const value = z.object({ host: z.string().default('mail.example.com') })
const secrets = z.object({ password: z.string() })
const MAIL: Setting<typeof value, typeof secrets> = { name: 'mail', value, secrets, changedBy: 'owner' }
const encryptionKey = randomBytes(32)

describeOnEachDatabase((open) => {
  test('what was never set is what holds by itself', async () => {
    const db = await open()
    expect(await readSetting(db, MAIL)).toEqual({ host: 'mail.example.com' })
    expect(await readSettingSecrets(db, encryptionKey, { name: 'mail', secrets })).toBeUndefined()
  })

  test('a secret is not in the database as it is, stays when only the rest is changed, and goes when told', async () => {
    const db = await open()
    await writeSetting(db, MAIL, { host: 'a.example' }, { encryptionKey, secrets: { password: 'wisteria' } })
    await writeSetting(db, MAIL, { host: 'b.example' })
    const [row] = await db.query('SELECT * FROM settings')
    expect(JSON.stringify(row)).not.toContain('wisteria')
    expect(await readSetting(db, MAIL)).toEqual({ host: 'b.example' })
    const named = { name: 'mail', secrets }
    expect(await readSettingSecrets(db, encryptionKey, named)).toEqual({ password: 'wisteria' })
    await expect(readSettingSecrets(db, randomBytes(32), named)).rejects.toThrow('another key')
    await writeSetting(db, MAIL, { host: 'b.example' }, { encryptionKey, secrets: null })
    expect(await readSettingSecrets(db, encryptionKey, named)).toBeUndefined()
  })

  test('who may not change it changes nothing', async () => {
    const db = await open()
    const publisher = db.as({ ...SYSTEM, kind: 'person', role: 'publisher' })
    await expect(writeSetting(publisher, MAIL, { host: 'c.example' })).rejects.toThrow(NotAllowed)
    expect(await readSetting(db, MAIL)).toEqual({ host: 'mail.example.com' })
  })
})
