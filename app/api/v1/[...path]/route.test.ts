import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeServer, server } from '@/lib/server'
import { createApiKey } from '@/lib/store/api-keys'
import { freshDatabase } from '@/lib/store/testing/each-database'
import { GET, POST } from './route'

const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-route-'))

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', dataDir)
  vi.stubEnv('DATABASE_URL', await freshDatabase('sqlite'))
  vi.stubEnv('LOG_LEVEL', 'silent')
})

afterAll(async () => {
  await closeServer()
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true })
})

const ask = (path: string, init?: RequestInit) => new Request(`http://localhost:3000/api/v1${path}`, init)

test('the dashboard answers the API, on the database that its pages use', async () => {
  expect((await GET(ask('/openapi.json'))).status).toBe(200)
  expect((await GET(ask('/flows'))).status).toBe(401)
  const { key } = await createApiKey((await server()).db, 'route', { role: 'owner' })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const made = await POST(
    ask('/flows', { method: 'POST', headers, body: JSON.stringify({ format: 1, name: 'Front desk' }) }),
  )
  expect(made.status).toBe(201)
  const { flows } = await (await GET(ask('/flows', { headers }))).json()
  expect(flows).toMatchObject([{ name: 'Front desk', revision: 1 }])
})

test('whoever asks for the server gets the same one', async () => {
  expect(await server()).toBe(await server())
})
