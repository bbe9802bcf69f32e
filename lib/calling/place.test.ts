import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConfig } from '@/lib/config'
import { createFlow } from '@/lib/store/flows'
import { assignNumber, createNumber } from '@/lib/store/numbers'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { someFlow } from '@/lib/store/testing/flows'
import { publish } from '@/lib/store/versions'
import { makeCalling } from './calling'

const HALF_AN_HOUR = 30 * 60_000

describeOnEachDatabase((open) => {
  test('a machine that was put to sleep before the turn of a call rings nobody when it wakes', async () => {
    const db = await open()
    const { id: flow } = await createFlow(db, { document: someFlow() })
    await publish(db, flow)
    await createNumber(db, { e164: '+442079460001', carrier: 'sandbox' })
    await assignNumber(db, '+442079460001', { flow })
    let asleep = 0
    const calling = makeCalling({
      db,
      secrets: {
        sealKeys: [randomBytes(32)],
        encryptionKey: randomBytes(32),
        sandboxSecret: 'sandbox-secret-0123',
        signInKey: Buffer.alloc(32, 3),
      },
      config: readConfig({ PUBLIC_URL: 'http://127.0.0.1:1' }),
      now: () => Date.now() + asleep,
      sleep: async () => {
        asleep = HALF_AN_HOUR
      },
    })
    const wanted = { from: '+442079460001', to: '+447700900123', flow, idempotencyKey: 'one' }
    const placed = await calling.place(wanted)
    expect(placed).toMatchObject({ ok: true, call: { state: 'refused' } })
    expect(placed.ok && placed.call.reason).toContain('Nobody was rung.')
  })
})
