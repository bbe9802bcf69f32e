import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { storyOf } from '@/components/calls/story'
import { type PhoneCall, placeCall } from '@/lib/carriers/sandbox/phone'
import type { SignedRequest, Transport } from '@/lib/carriers/sandbox/sender'
import { acmeReception } from '@/lib/samples/acme-reception'
import { logOfCall } from '@/lib/store/call-log'
import { getCall } from '@/lib/store/calls'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { type Exchange, makeExchange, PUBLIC_URL, SANDBOX_NUMBER } from './testing/exchange'

/** What only tells, and wants nothing in reply: carriers send it late, twice, and in any order. */
const onlyTells = ({ url, body }: SignedRequest): boolean =>
  /\/(event|recording|transcription)(\?|$)/.test(url) ||
  (/\/connect\?/.test(url) && /"status":"(started|ringing|answered|completed)"/.test(body))

const STORIES: Record<string, (phone: PhoneCall) => Promise<unknown>> = {
  'sales answers': async (phone) => {
    await phone.press('1')
    await phone.callee('answer')
    await phone.listen()
    await phone.hangUp('callee')
  },
  'nobody in sales answers, and a message is left': async (phone) => {
    await phone.press('1')
    await phone.callee('no-answer')
    await phone.listen()
    await phone.say('Please call me back')
    await phone.press('#')
    await phone.listen()
  },
  'hung up in the prompt': (phone) => phone.hangUp(),
}

describeOnEachDatabase((openDatabase) => {
  let exchange: Exchange
  afterEach(() => exchange?.close())

  test.each(Object.entries(STORIES))(
    'webhooks that come late, twice and in any order give the same call: %s',
    async (_, story) => {
      exchange = makeExchange(await openDatabase())
      await exchange.publishes(acmeReception)
      const inTime = await told(story, 'CON-a', (held) => held)
      const seed = Math.floor(Math.random() * 2 ** 31)
      const late = await told(story, 'CON-b', (held) => mixed(held, seed))
      expect(inTime).toMatchObject({ state: 'ended' })
      expect(late, `shuffled by ${seed}`).toEqual(inTime)
    },
    60_000,
  )

  /** The call as it is told when what only tells comes afterwards, as `mix` orders it. */
  async function told(
    tell: (phone: PhoneCall) => Promise<unknown>,
    conversation: string,
    mix: (held: SignedRequest[]) => SignedRequest[],
  ) {
    const held: SignedRequest[] = []
    const transport: Transport = async (request) => {
      if (onlyTells(request)) {
        held.push(request)
        return { status: 200, contentType: '', body: '' }
      }
      const response = await exchange.sendsRaw(request)
      const contentType = response.headers.get('content-type') ?? ''
      return { status: response.status, contentType, body: await response.text() }
    }
    let ids = 0
    const phone = await placeCall({
      publicUrl: PUBLIC_URL,
      secret: exchange.secrets.sandboxSecret,
      from: '+447700900123',
      to: SANDBOX_NUMBER,
      transport,
      now: () => exchange.clock.now,
      newId: () => `${conversation}-${ids++}`,
    })
    await tell(phone)
    expect(held.length).toBeGreaterThan(2)
    for (const [at, request] of mix(held).entries()) {
      await exchange.sendsRaw(request)
      // Now and then the call is brought up to what has come so far.
      if (at % 4 === 0) await exchange.settle()
    }
    await exchange.settle()
    const { conversation: own } = phone.state()
    const id = `sandbox:${own}`
    const call = await getCall(exchange.db, id)
    const rows = await logOfCall(exchange.db, id)
    const story = storyOf(rows, {}, call?.legId).moments.map(({ key: _, ...moment }) => moment)
    // The same story, told of two calls: their ids alone tell them apart.
    const { logId: __, ...rest } = call ?? {}
    const text = JSON.stringify({ ...rest, rows: rows.length, story })
    return JSON.parse(
      text.replaceAll(own, 'CON').replaceAll(conversation, 'CON').replaceAll(bare(conversation), 'CON'),
    )
  }
})

const bare = (text: string) => text.replaceAll('-', '')

/** Shuffled, and some of them twice. */
function mixed(held: SignedRequest[], seed: number): SignedRequest[] {
  const [order] = fc.sample(fc.shuffledSubarray(held, { minLength: held.length }), { numRuns: 1, seed })
  const [again] = fc.sample(fc.shuffledSubarray(held, { minLength: 1 }), { numRuns: 1, seed: seed + 1 })
  return [...(again ?? []), ...(order ?? []), ...(again ?? []).toReversed()]
}
