import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeAccount, putAccount } from './accounts'
import { changeAccount } from './change-account'
import { openDatabase } from './database'
import { writeSetting } from './settings'
import { freshDatabase, PROVIDERS } from './testing/each-database'

const MARK = 'wisteria-4471'
const encryptionKey = randomBytes(32)

test.each(PROVIDERS)('on %s, no secret lies in the database as it is', async (provider) => {
  const url = await freshDatabase(provider)
  const db = await openDatabase(url)
  const parts = { apiSecret: MARK, privateKey: MARK, signatureSecret: MARK, pendingPrivateKey: MARK }
  await putAccount(db, encryptionKey, 'vonage', { apiKey: 'key', ...parts, signatureSecrets: [MARK, MARK] })
  await changeAccount(db, encryptionKey, 'vonage', { ...parts, keepsPrevious: true })
  const setting = { name: 'mail', value: z.object({}), secrets: z.any(), changedBy: 'owner' as const }
  await writeSetting(db, setting, {}, { encryptionKey, secrets: { password: MARK } })
  expect(JSON.stringify(await describeAccount(db, 'vonage'))).not.toContain(MARK)

  const tables = await db.query({
    sqlite: `SELECT name FROM sqlite_master WHERE type = 'table'`,
    postgresql: 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  })
  for (const { name } of tables)
    expect(JSON.stringify(await db.query(`SELECT * FROM "${name}"`)), String(name)).not.toContain(MARK)
  await db.close()
  if (provider === 'postgresql') return
  const file = url.slice('file:'.length)
  for (const part of [file, `${file}-wal`])
    if (existsSync(part)) expect(readFileSync(part).includes(MARK), part).toBe(false)
})
