import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { startFakeVonage } from '@/lib/carriers/vonage/testing/fake-api'
import { readConfig } from '@/lib/config'
import { putAccount } from '@/lib/store/accounts'
import type { Database } from '@/lib/store/database'
import { openVoice } from '@/lib/voice/voice'
import { client } from './client'
import { reception } from './documents'

export const OUR_NUMBER = '+442079460500'
export const SANDBOX_NUMBER = '+442079460501'
export const A_PERSON = '+447700900321'

/**
 * Everything that takes part when a flow rings somebody: the API, a voice server that listens on a port, and Vonage on another,
 * with an application, a number of ours, and a published flow.
 */
export async function callingOut(db: Database) {
  const vonage = await startFakeVonage()
  const doors = createServer((request, response) => listener?.(request, response))
  let listener: ReturnType<typeof getRequestListener> | undefined
  await new Promise<void>((listening) => doors.listen(0, '127.0.0.1', listening))
  const publicUrl = `http://127.0.0.1:${(doors.address() as AddressInfo).port}`
  const config = readConfig({ PUBLIC_URL: publicUrl, VONAGE_API_URL: vonage.url, LOG_LEVEL: 'silent' })
  const api = await client(db, { config })
  const voice = openVoice({ config, secrets: api.secrets, db }, { logger: pino({ level: 'silent' }) })
  listener = getRequestListener((voice.app as Hono).fetch)

  const application = await makeApplication(vonage)
  const account = {
    apiKey: vonage.apiKey,
    apiSecret: vonage.apiSecret,
    applicationId: application.id,
    privateKey: application.privateKey,
    signatureSecrets: [vonage.signatureSecret],
  }
  await putAccount(db, api.encryptionKey, 'vonage', account)
  for (const [e164, carrier] of [
    [OUR_NUMBER, 'vonage'],
    [SANDBOX_NUMBER, 'sandbox'],
  ])
    await api.post('/numbers', { e164, carrier })
  const { body: flow } = await api.post('/flows', reception())
  await api.post(`/flows/${flow.id}/versions`, {})

  const asked = { from: OUR_NUMBER, to: A_PERSON, flow: flow.id as string }
  return {
    api,
    config,
    vonage,
    voice,
    account,
    flow: flow.id as string,
    asked,
    /** Asks for a call; without a key for one that is new. */
    rings: (body: object = asked, key: string = randomUUID()) =>
      api.post('/calls', body, { headers: { 'idempotency-key': key } }),
    /** The phone that rang last. */
    phone() {
      const phone = [...vonage.calls.values()].at(-1)
      if (!phone) throw new Error('Nobody was rung')
      return phone
    },
    /** How many times Vonage was asked to place a call. */
    timesAsked: () =>
      vonage.asked.filter(({ method, url }) => method === 'POST' && url.pathname === '/v1/calls').length,
    async close() {
      await Promise.all([...vonage.calls.values()].map((phone) => phone.settled()))
      await voice.close()
      doors.closeAllConnections()
      await new Promise((closed) => doors.close(closed))
      await vonage.close()
    },
  }
}

export type CallingOut = Awaited<ReturnType<typeof callingOut>>

async function makeApplication({ url, apiKey, apiSecret }: Awaited<ReturnType<typeof startFakeVonage>>) {
  const made = await fetch(`${url}/v2/applications`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'IVR', capabilities: { voice: { signed_callbacks: true } } }),
  })
  const { id, keys } = (await made.json()) as { id: string; keys: { private_key: string } }
  return { id, privateKey: keys.private_key }
}
