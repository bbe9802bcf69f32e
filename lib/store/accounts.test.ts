import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { calendar } from '@/lib/flow/calendar'
import { credentialsOf, describeAccount, putAccount, webhookAccounts } from './accounts'
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from './api-keys'
import { deleteCalendar, getCalendars, listCalendars, putCalendar } from './calendars'
import { changeAccount, removeAccount } from './change-account'
import { seal, unseal } from './seal'
import { describeOnEachDatabase } from './testing/each-database'

const key = randomBytes(32)
const whole = {
  apiKey: 'a1b2c3d4',
  apiSecret: 'sesame-api',
  applicationId: '78d335fa-323d-0114-9c3d-d6f0d48968cf',
  privateKey: '-----BEGIN PRIVATE KEY-----\nsesame-pem\n-----END PRIVATE KEY-----',
  signatureSecrets: ['sesame-new', 'sesame-old'],
}

describeOnEachDatabase((open) => {
  describe('the account at a carrier', () => {
    test('is known to the webhooks with its secrets, and to calls outward with its credentials', async () => {
      const db = await open()
      expect(await webhookAccounts(db, key)).toEqual([])
      expect(await credentialsOf(db, key, 'vonage')).toBeUndefined()
      await putAccount(db, key, 'vonage', whole)
      expect(await webhookAccounts(db, key)).toEqual([
        {
          carrier: 'vonage',
          id: 'a1b2c3d4',
          secrets: ['sesame-new', 'sesame-old'],
          applicationIds: [whole.applicationId],
          acceptsUnsigned: false,
        },
      ])
      const { signatureSecrets: _, ...credentials } = whole
      expect(await credentialsOf(db, key, 'vonage')).toEqual(credentials)
    })

    test('no secret of it stands in the database as it is', async () => {
      const db = await open()
      await putAccount(db, key, 'vonage', whole)
      expect(JSON.stringify(await db.query('SELECT * FROM carrier_accounts'))).not.toContain('sesame')
    })

    test('is described by which parts are set, without the key', async () => {
      const db = await open()
      const nothing = {
        apiKey: false,
        apiSecret: false,
        applicationId: false,
        privateKey: false,
        signatureSecret: false,
        previousSignatureSecret: false,
      }
      expect(await describeAccount(db, 'vonage')).toMatchObject({
        carrier: 'vonage',
        isSet: nothing,
        acceptsUnsigned: false,
      })
      await putAccount(db, key, 'vonage', { apiKey: 'a', signatureSecrets: ['one'], acceptsUnsigned: true })
      expect(await describeAccount(db, 'vonage')).toMatchObject({
        carrier: 'vonage',
        isSet: { ...nothing, apiKey: true, signatureSecret: true },
        acceptsUnsigned: true,
      })
    })

    test('is replaced as a whole: what is left out is not set any more', async () => {
      const db = await open()
      await putAccount(db, key, 'vonage', whole)
      await putAccount(db, key, 'vonage', { apiKey: 'other' })
      expect(await webhookAccounts(db, key)).toMatchObject([{ id: 'other', secrets: [], applicationIds: [] }])
      expect(await credentialsOf(db, key, 'vonage')).toBeUndefined()
    })

    test('is changed in parts: what is not named stays, with the time of its own last change', async () => {
      const db = await open()
      expect(await changeAccount(db, key, 'vonage', { apiSecret: 'a' })).toEqual({
        ok: false,
        reason: 'api-key-needed',
      })
      await putAccount(db, key, 'vonage', whole)
      const before = await describeAccount(db, 'vonage')
      await changeAccount(db, key, 'vonage', { apiSecret: 'sesame-two', privateKey: null })
      const after = await describeAccount(db, 'vonage')
      expect(after.isSet).toEqual({ ...before.isSet, privateKey: false })
      expect(after.changedAt.apiKey).toBe(before.changedAt.apiKey)
      expect(await credentialsOf(db, key, 'vonage')).toEqual({
        apiKey: whole.apiKey,
        apiSecret: 'sesame-two',
        applicationId: whole.applicationId,
      })
      expect(await webhookAccounts(db, key)).toMatchObject([{ secrets: ['sesame-new', 'sesame-old'] }])
    })

    test('takes the signature secret of before while the carrier changes over', async () => {
      const db = await open()
      await changeAccount(db, key, 'vonage', { apiKey: 'a', signatureSecret: 'one' })
      await changeAccount(db, key, 'vonage', { signatureSecret: 'two', keepsPrevious: true })
      expect(await webhookAccounts(db, key)).toMatchObject([{ secrets: ['two', 'one'] }])
      await changeAccount(db, key, 'vonage', { previousSignatureSecret: null })
      expect(await webhookAccounts(db, key)).toMatchObject([{ secrets: ['two'] }])
    })

    test('loses none of many changes at once', async () => {
      const db = await open()
      await Promise.all([
        changeAccount(db, key, 'vonage', { apiKey: 'a', apiSecret: 'b' }),
        changeAccount(db, key, 'vonage', { apiKey: 'a', applicationId: 'c' }),
        changeAccount(db, key, 'vonage', { apiKey: 'a', privateKey: 'd' }),
      ])
      expect(await credentialsOf(db, key, 'vonage')).toEqual({
        apiKey: 'a',
        apiSecret: 'b',
        applicationId: 'c',
        privateKey: 'd',
      })
    })

    test('is forgotten whole', async () => {
      const db = await open()
      await putAccount(db, key, 'vonage', whole)
      expect(await removeAccount(db, 'vonage')).toBe(true)
      expect(await removeAccount(db, 'vonage')).toBe(false)
      expect(await webhookAccounts(db, key)).toEqual([])
    })

    test('with another key is not opened, and says what to do', async () => {
      const db = await open()
      await putAccount(db, key, 'vonage', whole)
      await expect(credentialsOf(db, randomBytes(32), 'vonage')).rejects.toThrow(
        /vonage account cannot be opened.*Put the old key back, or set the account again/,
      )
    })

    test('cannot be moved to the row of another carrier', async () => {
      const db = await open()
      await putAccount(db, key, 'vonage', whole)
      await db.query("UPDATE carrier_accounts SET carrier = 'signalwire'")
      await expect(credentialsOf(db, key, 'signalwire')).rejects.toThrow(/cannot be opened/)
    })

    test('that cannot be opened is told of, and hides no other', async () => {
      const db = await open()
      await putAccount(db, randomBytes(32), 'signalwire', whole)
      await putAccount(db, key, 'vonage', whole)
      const troubles: unknown[] = []
      expect(await webhookAccounts(db, key, (trouble) => troubles.push(trouble))).toMatchObject([
        { carrier: 'vonage', secrets: ['sesame-new', 'sesame-old'] },
      ])
      expect(troubles.map(String)).toEqual([expect.stringMatching(/signalwire account cannot be opened/)])
      expect(await webhookAccounts(db, key)).toHaveLength(1)
    })
  })

  describe('keys for the API', () => {
    test('a key is shown once, and known afterwards only by its hash', async () => {
      const db = await open()
      const { id, key: shown } = await createApiKey(db, 'billing script', { role: 'owner' })
      expect(shown).toMatch(/^pb_[\w-]{43}$/)
      expect(await findApiKey(db, shown)).toEqual({ id, name: 'billing script', role: 'owner' })
      expect(await findApiKey(db, `${shown}x`)).toBeUndefined()
      expect(JSON.stringify(await db.query('SELECT * FROM api_keys'))).not.toContain(shown.slice(3))
      expect(await listApiKeys(db)).toEqual([
        {
          id,
          name: 'billing script',
          role: 'owner',
          madeBy: 'Patchbay',
          expiresAt: null,
          lastUsedAt: expect.stringMatching(/Z$/),
          createdAt: expect.stringMatching(/Z$/),
        },
      ])
    })

    test('a revoked key is known no more', async () => {
      const db = await open()
      const { id, key: shown } = await createApiKey(db, 'old laptop', { role: 'owner' })
      expect(await revokeApiKey(db, id)).toBe(true)
      expect(await revokeApiKey(db, id)).toBe(false)
      expect(await findApiKey(db, shown)).toBeUndefined()
      expect(await listApiKeys(db)).toEqual([])
    })
  })

  describe('calendars', () => {
    const office = calendar.parse({
      timeZone: 'Europe/London',
      week: { mon: [{ from: '09:00', to: '17:30' }] },
    })

    test('a change is there for the next call', async () => {
      const db = await open()
      await putCalendar(db, 'Office', office)
      const override = { state: 'closed', until: '2026-01-05T18:00:00Z', note: 'Training' } as const
      await putCalendar(db, 'Office', { ...office, override })
      expect({ ...(await getCalendars(db, ['Office', 'Nobody’s'])) }).toEqual({
        Office: { ...office, override },
      })
      expect(await listCalendars(db)).toMatchObject([{ name: 'Office', calendar: { override } }])
    })

    test('one may be called anything', async () => {
      const db = await open()
      expect((await getCalendars(db)).constructor).toBeUndefined()
      await putCalendar(db, '__proto__', office)
      expect(Object.keys(await getCalendars(db))).toEqual(['__proto__'])
      expect(await deleteCalendar(db, '__proto__')).toBe(true)
      expect(await deleteCalendar(db, '__proto__')).toBe(false)
    })
  })
})

describe('sealing', () => {
  test('is undone by the same key for the same purpose, and by nothing else', () => {
    const sealed = seal(key, 'a', 'Größe 🦆')
    expect(unseal(key, 'a', sealed)).toBe('Größe 🦆')
    expect(seal(key, 'a', 'Größe 🦆')).not.toBe(sealed)
    expect(() => unseal(key, 'b', sealed)).toThrow()
    expect(() => unseal(randomBytes(32), 'a', sealed)).toThrow()
    expect(() => unseal(key, 'a', sealed.slice(0, 20))).toThrow()
    const bytes = Buffer.from(sealed, 'base64')
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1
    expect(() => unseal(key, 'a', bytes.toString('base64'))).toThrow()
  })
})
