import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { z } from 'zod'
import { type PhoneCall, placeCall } from '@/lib/carriers/sandbox/phone'
import { SANDBOX_ACCOUNT_ID, type SignedRequest, sign, type Transport } from '@/lib/carriers/sandbox/sender'
import { type Config, readConfig } from '@/lib/config'
import type { Json } from '@/lib/flow/call'
import { flowDocument } from '@/lib/flow/document'
import type { Secrets } from '@/lib/secrets'
import type { Database } from '@/lib/store/database'
import { createFlow, getFlow, saveDraft } from '@/lib/store/flows'
import { assignNumber, createNumber } from '@/lib/store/numbers'
import { publish } from '@/lib/store/versions'
import { openVoice, type Voice } from '../voice'

export const PUBLIC_URL = 'https://voice.example.com'
export const SANDBOX_NUMBER = '+442079460000'

/**
 * An exchange to ring: the voice app on a database, with a clock that stands until it is told. Calls are placed by the sandbox
 * carrier, whose requests go straight to the app.
 */
export function makeExchange(db: Database, logger = pino({ level: 'silent' })) {
  const secrets: Secrets = {
    sealKeys: [randomBytes(32)],
    encryptionKey: randomBytes(32),
    sandboxSecret: 'the-secret-of-the-sandbox',
    signInKey: Buffer.alloc(32, 3),
  }
  const config: Config = {
    ...readConfig({ PUBLIC_URL, LOG_LEVEL: 'silent', ALLOW_PRIVATE_ADDRESSES: 'yes' }),
    dataDir: mkdtempSync(join(tmpdir(), 'patchbay-voice-')),
  }
  const clock = { now: new Date('2026-03-03T12:00:00.000Z') }
  const open = (): Voice => openVoice({ config, secrets, db }, { now: () => clock.now, logger })
  let voice = open()
  let ids = 0

  const toApp: Transport = async ({ method, url, headers, body }) => {
    const response = await voice.app.request(url, { method, headers, ...(method === 'POST' && { body }) })
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: await response.text(),
    }
  }
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`

  return {
    db,
    config,
    secrets,
    clock,
    app: () => voice.app,
    settle: () => voice.settle(),
    close: () => voice.close(),
    /** The process dies and another takes its place: nothing but the database and the disk is left. */
    restart() {
      voice = open()
    },
    /** Publishes a flow and points the sandbox number at it. */
    async publishes(document: z.input<typeof flowDocument>, number = SANDBOX_NUMBER) {
      const flow = await createFlow(db, { document: flowDocument.parse(document) })
      await createNumber(db, { e164: number, carrier: 'sandbox' })
      await assignNumber(db, number, { flow: flow.id })
      await publishes(db, flow.id)
      return flow.id
    },
    /** Publishes another document as the flow's next version. */
    async publishesAgain(flowId: string, document: z.input<typeof flowDocument>) {
      const flow = await getFlow(db, flowId)
      await saveDraft(db, flowId, flowDocument.parse(document), flow?.revision ?? 0)
      await publishes(db, flowId)
    },
    /** Somebody rings the number. */
    rings: (from = '+447700900123', to = SANDBOX_NUMBER): Promise<PhoneCall> =>
      placeCall({
        publicUrl: PUBLIC_URL,
        secret: secrets.sandboxSecret,
        from,
        to,
        transport: toApp,
        now: () => clock.now,
        newId,
      }),
    /** A webhook by hand, signed by the sandbox. */
    async sends(
      hookOrUrl: string,
      body: { [field: string]: Json },
      method: 'GET' | 'POST' = 'POST',
    ): Promise<Response> {
      const url = hookOrUrl.startsWith('http') ? hookOrUrl : `${PUBLIC_URL}/webhooks/vonage/${hookOrUrl}`
      return send(
        voice,
        await sign({ method, url, body }, { secret: secrets.sandboxSecret, at: clock.now, id: newId() }),
      )
    },
    /** A request exactly as it is. */
    sendsRaw: (request: SignedRequest): Promise<Response> => send(voice, request),
    accountId: SANDBOX_ACCOUNT_ID,
  }
}

export type Exchange = ReturnType<typeof makeExchange>

const send = async (voice: Voice, { method, url, headers, body }: SignedRequest): Promise<Response> =>
  voice.app.request(url, { method, headers, ...(method === 'POST' && { body }) })

async function publishes(db: Database, flowId: string) {
  const published = await publish(db, flowId, { note: '' })
  if (!published.ok) throw new Error(`The test's flow cannot be published: ${JSON.stringify(published)}`)
}
