import { expect, test } from 'vitest'
import { acmeReception } from '@/lib/samples/acme-reception'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { askPresence, PRESENCE_PATH, readPresence } from './presence'
import { type Exchange, makeExchange, PUBLIC_URL } from './testing/exchange'
import { makeSealer } from './token'
import { TRIAL_PARAMETER, trialMark } from './trial'

const body = {
  from: '447700900123',
  to: '442079460000',
  uuid: '00000000-0000-4000-8000-000000000001',
  conversation_uuid: 'CON-1',
}

const sealerOf = ({ secrets }: Exchange) => makeSealer(secrets.sealKeys)
const logged = async ({ db }: Exchange) => (await db.query('SELECT kind FROM log')).length
const tries = (exchange: Exchange, mark: string, hook = 'answer') =>
  exchange.sends(`${PUBLIC_URL}/webhooks/vonage/${hook}?${TRIAL_PARAMETER}=${mark}`, body)

describeOnEachDatabase((open) => {
  test('a trial gets what a caller would hear, and leaves nothing behind', async () => {
    const exchange = makeExchange(await open())
    await exchange.publishes(acmeReception)
    const reply = await tries(exchange, trialMark(sealerOf(exchange), exchange.clock.now))
    expect(reply.status).toBe(200)
    expect(JSON.stringify(await reply.json())).toContain('"action":"talk"')
    const event = await tries(exchange, trialMark(sealerOf(exchange), exchange.clock.now), 'event')
    expect(event.status).toBeLessThan(300)
    await exchange.settle()
    expect(await logged(exchange)).toBe(0)
    expect(await exchange.db.query('SELECT id FROM calls')).toEqual([])
    await exchange.close()
  })

  test('a mark of somebody else, and one that is old, hides no call', async () => {
    const exchange = makeExchange(await open())
    await exchange.publishes(acmeReception)
    await tries(exchange, trialMark(makeSealer([Buffer.alloc(32, 7)]), exchange.clock.now))
    expect(await logged(exchange)).toBe(1)
    const old = trialMark(sealerOf(exchange), new Date(exchange.clock.now.getTime() - 600_000))
    await exchange.sends(`${PUBLIC_URL}/webhooks/vonage/answer?${TRIAL_PARAMETER}=${old}`, {
      ...body,
      uuid: '00000000-0000-4000-8000-000000000002',
      conversation_uuid: 'CON-2',
    })
    expect(await logged(exchange)).toBe(2)
    await exchange.close()
  })

  test('a mark alone opens nothing: unsigned, a trial is refused as any webhook', async () => {
    const exchange = makeExchange(await open())
    await exchange.publishes(acmeReception)
    const mark = trialMark(sealerOf(exchange), exchange.clock.now)
    const url = `${PUBLIC_URL}/webhooks/vonage/answer?${TRIAL_PARAMETER}=${mark}`
    const reply = await exchange.sendsRaw({ method: 'POST', url, headers: {}, body: JSON.stringify(body) })
    expect(reply.status).toBe(401)
    await exchange.close()
  })
})

describeOnEachDatabase((open) => {
  test('who is there is told to those who hold the key, for their own question, and to nobody else', async () => {
    const exchange = makeExchange(await open())
    const ask = (text: string) =>
      exchange.app().request(`${PUBLIC_URL}${PRESENCE_PATH}`, { method: 'POST', body: text })
    const sealer = sealerOf(exchange)
    const nonce = 'a-nonce-of-some-length'
    const told = await (await ask(askPresence(sealer, nonce))).text()
    expect(readPresence(sealer, told, nonce)).toMatchObject({ process: 'voice', publicUrl: PUBLIC_URL })
    expect(readPresence(sealer, told, 'another-nonce-than-it')).toBeUndefined()
    for (const stranger of ['', 'hello', askPresence(makeSealer([Buffer.alloc(32, 7)]), nonce), told]) {
      const reply = await ask(stranger)
      expect(reply.status).toBe(403)
      expect(await reply.text()).not.toContain('voice.example.com')
    }
    await exchange.close()
  })
})
