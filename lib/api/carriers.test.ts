import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { webhookAccounts } from '@/lib/store/accounts'
import { onBothDatabases } from './testing/on-both-databases'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const account = {
  apiKey: 'abcd1234-key',
  apiSecret: 'api-secret-0123456789',
  applicationId: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
  privateKey,
  signatureSecret: 'signature-secret-0123456789',
  previousSignatureSecret: 'previous-signature-secret-0123456789',
}
const NOTHING = {
  apiKey: false,
  apiSecret: false,
  applicationId: false,
  privateKey: false,
  signatureSecret: false,
  previousSignatureSecret: false,
}
const EVERYTHING = {
  apiKey: true,
  apiSecret: true,
  applicationId: true,
  privateKey: true,
  signatureSecret: true,
  previousSignatureSecret: true,
}
/** What betrays a secret: all of it, or a line of the key. */
const traces = Object.values(account).flatMap((value) =>
  value.split('\n').filter((line) => line.length > 7 && !line.startsWith('-----')),
)

onBothDatabases((api, db) => {
  test('an account is set, and only that it is set is told', async () => {
    const put = await api().put('/carriers/vonage', account)
    expect(put).toMatchObject({ status: 200, body: { isSet: EVERYTHING, acceptsUnsigned: false } })
    expect((await api().get('/carriers/vonage')).body).toEqual(put.body)
    const [stored] = (await webhookAccounts(db(), api().encryptionKey)).filter(
      ({ carrier }) => carrier === 'vonage',
    )
    expect(stored).toMatchObject({
      id: account.apiKey,
      secrets: [account.signatureSecret, account.previousSignatureSecret],
      applicationIds: [account.applicationId],
    })
  })

  test('what is left out is not set any more', async () => {
    await api().put('/carriers/vonage', account)
    const put = await api().put('/carriers/vonage', { apiKey: 'abcd1234-key', acceptsUnsigned: true })
    expect(put.body).toMatchObject({
      carrier: 'vonage',
      isSet: { ...NOTHING, apiKey: true },
      acceptsUnsigned: true,
    })
  })

  test('only a carrier with an account has one to read or set', async () => {
    for (const name of ['sandbox', 'acme', 'constructor'])
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'])
        expect(
          await api().send(method, `/carriers/${name}`, method === 'GET' ? {} : { body: account }),
        ).toMatchObject({
          status: 400,
          body: { errors: [{ path: 'carrier', message: expect.stringContaining('those are: vonage') }] },
        })
    for (const part of ['applications', 'application', 'numbers'])
      expect(await api().get(`/carriers/acme/${part}`)).toMatchObject({ status: 400 })
  })

  test('a part is changed without the others; an account is begun with its key, and forgotten whole', async () => {
    await api().put('/carriers/vonage', account)
    const changed = await api().send('PATCH', '/carriers/vonage', {
      body: { signatureSecret: 'next-secret-0123456789', keepsPrevious: true, privateKey: null },
    })
    expect(changed).toMatchObject({ status: 200, body: { isSet: { ...EVERYTHING, privateKey: false } } })
    expect(await webhookAccounts(db(), api().encryptionKey)).toMatchObject([
      { secrets: ['next-secret-0123456789', account.signatureSecret] },
    ])
    expect(await api().send('DELETE', '/carriers/vonage')).toMatchObject({
      status: 200,
      body: { isSet: NOTHING },
    })
    expect(await api().send('PATCH', '/carriers/vonage', { body: { apiSecret: 'a' } })).toMatchObject({
      status: 422,
      body: { code: 'carrier-not-set-up' },
    })
    expect(await api().get('/carriers/vonage/application')).toMatchObject({ status: 422 })
  })

  test('a carrier that is away is told as such', async () => {
    await api().put('/carriers/vonage', account)
    expect(await api().get('/carriers/vonage/numbers')).toMatchObject({
      status: 502,
      body: { code: 'carrier-failed', detail: expect.stringContaining('cannot be reached') },
    })
  })

  test('no secret is in any reply, any line of the log, or readable in the database', async () => {
    await api().put('/carriers/vonage', account)
    await api().put('/carriers/vonage', { ...account, colour: 'red' })
    await api().put('/carriers/vonage', { ...account, applicationId: account.apiSecret })
    await api().put('/carriers/vonage', { ...account, privateKey: account.apiSecret })
    await api().put('/carriers/vonage', JSON.stringify(account).slice(0, -1))
    for (const path of Object.keys(api().description.paths))
      await api().get(path.replace('/api/v1', '').replace(/\{\w+\}/g, '1'))

    const rows = JSON.stringify(await everyRow(db()))
    expect(rows).toContain('vonage')
    // The key and the application's id are names, not secrets: the database may hold them as they are.
    const names = [account.apiKey, account.applicationId]
    for (const trace of traces) {
      expect(api().given.join('\n')).not.toContain(trace)
      expect(api().told.join('\n')).not.toContain(trace)
      if (!names.includes(trace)) expect(rows).not.toContain(trace)
    }
  })

  test.each([
    [{}, 'apiKey'],
    [{ apiKey: '' }, 'apiKey'],
    [{ apiKey: 'a', applicationId: 'mine' }, 'applicationId'],
    [{ apiKey: 'a', privateKey: 'mine' }, 'privateKey'],
    [
      { apiKey: 'a', privateKey: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----' },
      'privateKey',
    ],
    [{ apiKey: 'a', previousSignatureSecret: 'old' }, 'previousSignatureSecret'],
    [{ apiKey: 'a', acceptsUnsigned: 'yes' }, 'acceptsUnsigned'],
    [{ apiKey: 'a', signatureSecrets: ['b'] }, ''],
  ])('%j does not fit, at “%s”', async (body, path) => {
    expect(await api().put('/carriers/vonage', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path }] },
    })
  })
})

const TABLES = ['flows', 'versions', 'numbers', 'calendars', 'carrier_accounts', 'api_keys', 'log', 'calls']

const everyRow = (db: { query: (sql: string) => Promise<unknown> }) =>
  Promise.all(TABLES.map((table) => db.query(`SELECT * FROM ${table}`)))
