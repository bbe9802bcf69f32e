import { afterEach, expect, test } from 'vitest'
import { type FakeVonage, startFakeVonage } from '.'

let fake: FakeVonage | undefined
afterEach(() => fake?.close())

async function ask(path: string, method = 'GET', body?: string, type = 'application/json') {
  fake ??= await startFakeVonage()
  const authorization = `Basic ${Buffer.from(`${fake.apiKey}:${fake.apiSecret}`).toString('base64')}`
  const headers = { authorization, ...(body && { 'content-type': type }) }
  const response = await fetch(fake.url + path, { method, headers, ...(body && { body }) })
  return { status: response.status, body: await response.json() }
}

test('the fake is as strict as what it plays: who asks, unknown fields, forms', async () => {
  fake = await startFakeVonage()
  expect((await fetch(`${fake.url}/v2/applications`)).status).toBe(401)
  expect((await ask('/v2/applications', 'POST', '{"name":"IVR","colour":"red"}')).status).toBe(400)
  const made = await ask('/v2/applications', 'POST', '{"name":"IVR","capabilities":{"rtc":{}}}')
  expect(made).toMatchObject({ status: 201, body: { keys: { private_key: expect.stringContaining('KEY') } } })
  const path = `/v2/applications/${made.body.id}`
  expect((await ask(path)).body.keys.private_key).toBeUndefined()
  expect((await ask(path, 'PUT', '{"name":"IVR"}')).body.capabilities).toEqual({})

  expect((await ask('/account/numbers')).body).toEqual({})
  expect((await ask('/account/numbers?size=101')).status).toBe(420)
  expect((await ask('/number/update', 'POST', '{"country":"GB"}')).status).toBe(420)

  fake.fails(1, 429)
  expect((await ask(path)).status).toBe(429)
  fake.fails(1, 'half-done', /^POST/)
  await expect(ask('/v2/applications', 'POST', '{"name":"Half"}')).rejects.toThrow()
  expect([...fake.applications.values()].map(({ name }) => name)).toEqual(['IVR', 'Half'])
})
