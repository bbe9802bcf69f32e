import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type PhoneCall, placeCall } from '@/lib/carriers/sandbox/phone'
import { sign, type Transport } from '@/lib/carriers/sandbox/sender'
import { readConfig } from '@/lib/config'
import { calendar } from '@/lib/flow/calendar'
import type { Json } from '@/lib/flow/call'
import type { Flow } from '@/lib/flow/document'
import { templates } from '@/lib/samples'
import { putCalendar } from '@/lib/store/calendars'
import { type LogRow, logOfCall } from '@/lib/store/call-log'
import { openDatabase } from '@/lib/store/database'
import { createFlow } from '@/lib/store/flows'
import { migrate } from '@/lib/store/migrate'
import { assignNumber, createNumber } from '@/lib/store/numbers'
import { publish } from '@/lib/store/versions'
import { openVoice } from '@/lib/voice/voice'

const PUBLIC_URL = 'https://voice.example.com'
/** How long a webhook is under way. */
const TRANSIT_MS = 35

export type Phone = {
  call: PhoneCall
  /** A webhook that the sandbox by itself would not send. */
  sends: (fields: { [field: string]: Json }) => Promise<void>
}

/**
 * The voice server in this process, on a database of its own that is thrown away, with a clock that follows the calls: what it
 * writes into its log is what any voice server writes.
 */
export async function openExchange(caller: string, number: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-seed-'))
  const config = { ...readConfig({ PUBLIC_URL, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), dataDir }
  const secret = 'the secret of the bench’s sandbox'
  await migrate(config.databaseUrl)
  const db = await openDatabase(config.databaseUrl)
  await db.query('PRAGMA synchronous=OFF')
  for (const { calendars = {} } of templates)
    for (const [name, hours] of Object.entries(calendars)) await putCalendar(db, name, calendar.parse(hours))
  await createNumber(db, { e164: number, carrier: 'sandbox' })

  let now = new Date()
  let ids = 0
  const newId = () => `5eed0000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const logger = pino({ level: 'silent' })
  const secrets = {
    sealKeys: [Buffer.alloc(32, 1)],
    encryptionKey: Buffer.alloc(32, 2),
    sandboxSecret: secret,
    signInKey: Buffer.alloc(32, 3),
  }
  const voice = openVoice({ config, secrets, db }, { now: () => now, logger })

  const transport: Transport = async ({ method, url, headers, body }) => {
    const { timestamp } = JSON.parse(body || '{}') as { timestamp?: string } // made by the sandbox
    if (timestamp) now = new Date(Date.parse(timestamp) + TRANSIT_MS)
    const response = await voice.app.request(url, { method, headers, body })
    const contentType = response.headers.get('content-type') ?? ''
    return { status: response.status, contentType, body: await response.text() }
  }

  const sends = async (body: { [field: string]: Json }) => {
    const webhook = { method: 'POST' as const, url: `${PUBLIC_URL}/webhooks/vonage/event`, body }
    const signed = await sign(webhook, { secret, at: now, id: newId() })
    await transport(signed, { connect: 0, response: 0 })
  }

  return {
    /** What answers the number from now on; nothing: no flow at all. */
    async answersWith(document: Flow | null): Promise<{ flowId: string; versionId: string }> {
      if (!document) {
        await assignNumber(db, number, { flow: null })
        return { flowId: '', versionId: '' }
      }
      const flow = await createFlow(db, { document })
      const published = await publish(db, flow.id)
      if (!published.ok) throw new Error(`It cannot be published: ${JSON.stringify(published)}`)
      await assignNumber(db, number, { flow: flow.id })
      return { flowId: flow.id, versionId: published.version.id }
    },
    /** One call, as `behave` makes it go. */
    async rings(
      at: Date,
      behave: (phone: Phone) => Promise<void>,
    ): Promise<{ rows: LogRow[]; leg: string; conversation: string }> {
      now = at
      const from = caller
      const call = await placeCall({
        ...{ publicUrl: PUBLIC_URL, secret, from, to: number, transport, newId },
        now: () => now,
      })
      const { leg, conversation } = call.state().setting
      const own = { uuid: leg, conversation_uuid: conversation }
      await behave({ call, sends: (fields) => sends({ ...own, ...fields }) })
      return { rows: await logOfCall(db, `sandbox:${conversation}`), leg, conversation }
    },
    /** A call that we placed, and nobody took. */
    async ringsOut(at: Date, status: string): Promise<{ rows: LogRow[]; leg: string; conversation: string }> {
      now = at
      const [leg, conversation] = [newId().replaceAll('-', ''), `CON-${newId()}`]
      for (const [nth, state] of ['started', 'ringing', status].entries()) {
        const timestamp = new Date(at.getTime() + nth * 7_000).toISOString()
        const parties = { from: number.slice(1), to: caller.slice(1), direction: 'outbound' }
        await sends({ uuid: leg, conversation_uuid: conversation, ...parties, status: state, timestamp })
      }
      return { rows: await logOfCall(db, `sandbox:${conversation}`), leg, conversation }
    },
    async close() {
      await voice.close()
      await db.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
