import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secondsToNext, step, waitingFor } from './player'
import { CALLEE_DOES, type Call, type Happening } from './state'
import { json, ringing } from './testing/story'

const url = fc.constantFrom('https://a.example/1', 'https://a.example/2?t=x')
const one = url.map((only) => [only])
const flag = fc.boolean()
const talk = fc.record({
  action: fc.constant('talk'),
  text: fc.constantFrom('Hello.', '<speak>Hi</speak>', 'A longer text to be heard.'),
  loop: fc.integer({ min: 0, max: 3 }),
})
const input = fc.record(
  {
    action: fc.constant('input'),
    type: fc.constantFrom(['dtmf'], ['speech'], ['dtmf', 'speech']),
    eventUrl: one,
  },
  { requiredKeys: ['action', 'type'] },
)
const record = fc.record(
  {
    action: fc.constant('record'),
    endOnKey: fc.constantFrom('#', '1'),
    endOnSilence: fc.integer({ min: 3, max: 10 }),
    timeOut: fc.integer({ min: 3, max: 100 }),
    beepStart: flag,
    transcription: fc.record({ eventUrl: one }),
  },
  { requiredKeys: ['action'] },
)
const endpoint = fc.oneof(
  fc.record(
    { type: fc.constant('phone'), number: fc.constant('442079460018'), onAnswer: fc.record({ url }) },
    { requiredKeys: ['type', 'number'] },
  ),
  fc.constant({ type: 'websocket', uri: 'wss://a.example', 'content-type': 'audio/l16;rate=16000' }),
)
const connect = fc.record(
  {
    action: fc.constant('connect'),
    from: fc.constant('442079460000'),
    endpoint: endpoint.map((only) => [only]),
    eventType: fc.constant('synchronous'),
    machineDetection: fc.constantFrom('continue', 'hangup'),
    limit: fc.integer({ min: 1, max: 100 }),
    ringbackTone: url,
  },
  { requiredKeys: ['action', 'from', 'endpoint'] },
)
const others = fc.oneof(
  fc.record({ action: fc.constant('stream'), streamUrl: one }),
  fc.record({ action: fc.constant('notify'), payload: fc.constant({ a: 1 }), eventUrl: one }),
  fc.record({ action: fc.constant('wait'), timeout: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  fc.record({ action: fc.constant('conversation'), name: fc.string({ minLength: 1 }), record: flag }),
  fc.constant({ action: 'transfer', conversationId: 'CON-1' }),
  fc.constant({ action: 'input', type: ['dtmf'], mode: 'asynchronous' }),
)
const menu = fc.tuple(talk, input).map(([prompt, heard]) => [{ ...prompt, bargeIn: true }, heard])
const ncco = fc
  .array(
    fc.oneof(
      menu,
      fc.oneof(talk, input, record, connect, others).map((action) => [action]),
    ),
    { minLength: 1, maxLength: 6, size: 'max' },
  )
  .map((parts) => parts.flat())

const reply = fc.oneof(
  { weight: 12, arbitrary: ncco.map(json) },
  fc.constant({ status: 200, contentType: '', body: '' }),
  fc.constantFrom({ failed: 'Socket timeout.' as const }, { failed: 'Connection closed.' as const }),
  fc.record({ status: fc.constantFrom(200, 204, 404, 503), contentType: fc.string(), body: fc.string() }),
  fc.json().map((text) => json(text)),
)
const by = fc.constantFrom('caller' as const, 'callee' as const)
const happening: fc.Arbitrary<Happening | { type: 'next' } | { type: 'answers'; reply: unknown }> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ type: fc.constant('answers' as const), reply }) },
  { weight: 8, arbitrary: fc.constant({ type: 'next' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('key' as const), key: fc.constantFrom('1', '#', 'x'), by }),
  },
  fc.record({ type: fc.constant('speech' as const), texts: fc.array(fc.string()), by }),
  fc.record({
    type: fc.constant('elapse' as const),
    seconds: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.double()),
  }),
  {
    weight: 10,
    arbitrary: fc.record({ type: fc.constant('callee' as const), does: fc.constantFrom(...CALLEE_DOES) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hangup' as const), by }) },
  fc.record({ type: fc.constant('reply' as const), id: fc.string(), reply: fc.constant(json('[]')) }),
)

test('whatever is served and whatever happens, nothing is thrown, time never runs back, and a call that is over stays so', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40, size: 'max' }), ncco, (happenings, first) => {
      const story = ringing().answers(first)
      let call: Call = story.call()
      let asking = story.asked()
      const ids = new Set<string>()
      for (const what of happenings) {
        const seconds = secondsToNext(call)
        const next: Happening | undefined =
          what.type === 'answers'
            ? asking && { type: 'reply', id: asking.id, reply: what.reply as ReturnType<typeof json> }
            : what.type === 'next'
              ? seconds !== undefined
                ? { type: 'elapse', seconds }
                : undefined
              : what
        if (!next) continue
        const taken = step(call, next)
        if (what.type === 'answers') asking = undefined
        expect(JSON.parse(JSON.stringify(taken.call))).toEqual(taken.call)
        expect(taken.call.now).toBeGreaterThanOrEqual(call.now)
        expect(waitingFor(taken.call).for).toBeTypeOf('string')
        if (call.over) expect(taken).toEqual({ call, heard: [], due: [] })
        else expect(taken.due.filter(({ wantsReply }) => wantsReply).length).toBeLessThanOrEqual(1)
        for (const { id } of taken.due) {
          expect(ids).not.toContain(id)
          ids.add(id)
        }
        asking = taken.due.find(({ wantsReply }) => wantsReply) ?? asking
        call = taken.call
      }
    }),
    { numRuns: 300 },
  )
}, 30_000)
