import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeVonage, startFakeVonage } from '@/lib/carriers/vonage/testing/fake-api'
import { readConfig } from '@/lib/config'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { client } from './testing/client'
import { reception } from './testing/documents'

let fake: FakeVonage
beforeAll(async () => {
  fake = await startFakeVonage()
})
afterAll(() => fake.close())

describeOnEachDatabase((open) => {
  test('a program sets an account, creates its application, and a number is linked when a flow is given to it', async () => {
    const api = await client(await open(), {
      config: readConfig({ VONAGE_API_URL: fake.url, VONAGE_REST_URL: fake.url }),
    })
    const { apiKey, apiSecret } = fake
    await api.put('/carriers/vonage', { apiKey, apiSecret })
    const made = await api.post('/carriers/vonage/applications', { name: `IVR ${api.key}` })
    expect(made).toMatchObject({ status: 201, body: { changes: [], isKeyRight: true } })
    expect((await api.get('/carriers/vonage/application')).body).toEqual(made.body)
    expect((await api.get('/carriers/vonage/applications')).body.applications).toContainEqual(made.body)
    const { id } = made.body
    expect((await api.put('/carriers/vonage/application', { id })).status).toBe(200)
    expect((await api.post('/carriers/vonage/application/webhooks')).status).toBe(200)

    const msisdn = '447700900001'
    fake.numbers.set(msisdn, { country: 'GB', msisdn, type: 'mobile-lvn', features: ['VOICE'] })
    const e164 = `+${msisdn}`
    expect((await api.get('/carriers/vonage/numbers')).body).toMatchObject({
      held: [{ e164, answeredBy: { by: 'nothing' }, number: null }],
      missing: [],
    })
    await api.post('/numbers', { e164, carrier: 'vonage' })
    const flow = (await api.post('/flows', reception())).body.id
    fake.fails(1, 500)
    expect((await api.put(`/numbers/${e164}`, { flow })).body.remote).toMatchObject({ state: 'failed' })
    expect((await api.get(`/numbers/${e164}/link`)).body.changes).toHaveLength(1)
    expect((await api.post(`/numbers/${e164}/link`)).body.remote).toMatchObject({ state: 'linked' })
    expect(fake.numbers.get(msisdn)?.app_id).toBe(id)
    expect((await api.put(`/numbers/${e164}`, { flow: null })).body.remote).toMatchObject({
      state: 'unlinked',
    })
    expect((await api.get('/numbers/+442079460999/link')).status).toBe(404)
    expect((await api.post('/numbers/+442079460999/link')).status).toBe(404)
  })
})
