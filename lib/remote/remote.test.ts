import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeVonage, startFakeVonage } from '@/lib/carriers/vonage/testing/fake-api'
import { flowDocument } from '@/lib/flow/document'
import { acmeReception } from '@/lib/samples/acme-reception'
import { credentialsOf, describeAccount, putAccount } from '@/lib/store/accounts'
import { createFlow } from '@/lib/store/flows'
import { assignNumber, createNumber, getNumber } from '@/lib/store/numbers'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import type { RemoteDeps } from './account'
import {
  applicationState,
  createApplication,
  listApplications,
  setAddresses,
  takeApplication,
} from './application'
import { compareNumbers, linkNumber, plannedChange, settleNumber } from './numbers'

const E164 = '+447700900001'
const MSISDN = '447700900001'
const number = { e164: E164, carrier: 'vonage' }

let fake: FakeVonage
beforeEach(async () => {
  fake = await startFakeVonage()
})
afterEach(() => fake.close())

describeOnEachDatabase((open) => {
  async function begun({ withAccount = true } = {}): Promise<RemoteDeps> {
    const deps = {
      db: await open(),
      encryptionKey: randomBytes(32),
      publicUrl: 'https://voice.example.com',
      carrierHosts: { vonage: { api: fake.url, rest: fake.url } },
    }
    const { apiKey, apiSecret } = fake
    if (withAccount) await putAccount(deps.db, deps.encryptionKey, 'vonage', { apiKey, apiSecret })
    return deps
  }

  /** An account with an application and a number, which a flow answers here. */
  async function assigned() {
    const deps = await begun()
    const made = await createApplication(deps, 'vonage', 'Patchbay')
    if (!made.ok) throw new Error(made.message)
    fake.numbers.set(MSISDN, {
      country: 'GB',
      msisdn: MSISDN,
      type: 'mobile-lvn',
      features: ['VOICE'],
      moHttpUrl: 'https://texts.example.com/',
    })
    const flow = await createFlow(deps.db, { document: flowDocument.parse(acmeReception) })
    await createNumber(deps.db, number)
    await assignNumber(deps.db, E164, { flow: flow.id })
    return { deps, id: made.value.application.id, flow: flow.id }
  }

  const appOf = () => fake.numbers.get(MSISDN)?.app_id

  test('an application is created with a key pair of our own, and nothing is left to change', async () => {
    const deps = await begun()
    const made = await createApplication(deps, 'vonage', 'Patchbay')
    expect(made).toMatchObject({ ok: true, value: { changes: [], isKeyRight: true } })
    const { applicationId, privateKey } = (await credentialsOf(deps.db, deps.encryptionKey, 'vonage')) ?? {}
    expect(made).toMatchObject({ value: { application: { id: applicationId } } })
    expect(privateKey).toContain('PRIVATE KEY')
    expect(await applicationState(deps, 'vonage')).toEqual(made)
  })

  test('when the answer to the creation is lost, the next try takes what it made, with its key', async () => {
    const deps = await begun()
    fake.fails(1, 'half-done', /^POST/)
    expect(await createApplication(deps, 'vonage', 'Patchbay')).toMatchObject({ ok: false })
    expect((await describeAccount(deps.db, 'vonage')).isSet.applicationId).toBe(false)
    const again = await createApplication(deps, 'vonage', 'Patchbay')
    expect(again).toMatchObject({ ok: true, value: { isKeyRight: true } })
    expect(fake.applications.size).toBe(1)
  })

  test('one that is there is taken without touching it, and its addresses are set when asked to', async () => {
    const deps = await begun()
    fake.applications.set('theirs', {
      id: 'theirs',
      name: 'IVR',
      keys: { public_key: '-----BEGIN PUBLIC KEY-----' },
      capabilities: { messages: { version: 'v1' } },
    })
    expect(await listApplications(deps, 'vonage')).toMatchObject({
      value: [{ application: { name: 'IVR' } }],
    })
    const taken = await takeApplication(deps, 'vonage', 'theirs')
    expect(taken.ok && taken.value.changes.map(({ now }) => now)).toEqual([null, null, null, null])
    expect(fake.asked.every(({ method }) => method === 'GET')).toBe(true)
    fake.fails(1, 500, /^PUT/)
    expect(await setAddresses(deps, 'vonage')).toMatchObject({ ok: false, reason: 'carrier-broken' })
    expect(await setAddresses(deps, 'vonage')).toMatchObject({ ok: true, value: { changes: [] } })
    expect(fake.applications.get('theirs')?.capabilities.messages).toEqual({ version: 'v1' })
  })

  test('without an account nothing is asked, and it is said what to set first', async () => {
    const deps = await begun({ withAccount: false })
    expect(await createApplication(deps, 'vonage', 'Patchbay')).toMatchObject({
      ok: false,
      reason: 'not-set',
      message: expect.stringContaining('Settings'),
    })
    await createNumber(deps.db, number)
    expect(await settleNumber(deps, E164)).toBeNull()
    expect(await plannedChange(deps, { e164: E164, carrier: 'sandbox' }, 'a')).toEqual({
      ok: true,
      value: [],
    })
    expect(fake.asked).toEqual([])
  })

  test('a number is linked when a flow answers it and unlinked when none does; the plan says so before', async () => {
    const { deps, id, flow } = await assigned()
    expect(await plannedChange(deps, number, flow)).toEqual({
      ok: true,
      value: [{ what: '+44 7700 900001 at Vonage', now: 'answers nowhere', will: 'answers here' }],
    })
    expect(appOf()).toBeUndefined()
    expect(await settleNumber(deps, E164)).toMatchObject({ state: 'linked' })
    expect(appOf()).toBe(id)
    expect(fake.numbers.get(MSISDN)?.moHttpUrl).toBe('https://texts.example.com/')
    expect(await plannedChange(deps, number, flow)).toEqual({ ok: true, value: [] })
    expect((await getNumber(deps.db, E164))?.remote).toMatchObject({ state: 'linked' })

    await assignNumber(deps.db, E164, { flow: null })
    expect(await plannedChange(deps, number, null)).toMatchObject({ value: [{ will: 'answers nowhere' }] })
    expect(await settleNumber(deps, E164)).toMatchObject({ state: 'unlinked' })
    expect(appOf()).toBeUndefined()
  })

  test('a link that fails is kept with its reason, and the retry mends it', async () => {
    const { deps, id } = await assigned()
    fake.fails(1, 'timeout', /^POST/)
    expect(await linkNumber({ ...deps, timeoutSeconds: 0.5 }, E164)).toMatchObject({
      state: 'failed',
      why: expect.stringContaining('did not answer in time'),
    })
    expect((await getNumber(deps.db, E164))?.remote).toMatchObject({ state: 'failed' })
    fake.fails(1, 'half-done', /^POST/)
    expect(await linkNumber(deps, E164)).toMatchObject({ state: 'failed' })
    expect(appOf()).toBe(id)
    expect(await linkNumber(deps, E164)).toMatchObject({ state: 'linked' })
  })

  test('a number that answers to another application is shown so, and so is one that is not held', async () => {
    const { deps } = await assigned()
    fake.applications.set('other', {
      id: 'other',
      name: 'B',
      keys: { public_key: '-----BEGIN PUBLIC KEY-----' },
      capabilities: {},
    })
    fake.numbers.set(MSISDN, {
      country: 'GB',
      msisdn: MSISDN,
      type: 'mobile-lvn',
      features: ['VOICE'],
      app_id: 'other',
    })
    await createNumber(deps.db, { e164: '+447700900002', carrier: 'vonage' })
    const compared = await compareNumbers(deps, 'vonage')
    expect(compared).toMatchObject({
      ok: true,
      value: {
        held: [{ e164: E164, here: { remote: { state: 'differs' } } }],
        missing: [{ e164: '+447700900002', remote: { state: 'differs' } }],
      },
    })
    expect((await getNumber(deps.db, E164))?.remote?.why).toBe(
      'This number answers to another application (other).',
    )
    fake.fails(1, 401)
    expect(await compareNumbers(deps, 'vonage')).toMatchObject({ ok: false, reason: 'wrong-credentials' })
    expect((await getNumber(deps.db, E164))?.remote?.state).toBe('differs')
  })
})
