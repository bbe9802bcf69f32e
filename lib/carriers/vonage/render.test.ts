import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instruction, InstructionOf } from '@/lib/flow/instruction'
import type { Spoken } from '@/lib/flow/prompt'
import { lint } from './lint'
import { nothing, render } from './render'
import { expectGolden, links, nccoFor } from './testing/golden'

const text = (text: string, more: object = {}): Spoken => ({
  text,
  ssml: text.startsWith('<speak'),
  language: 'en-GB',
  voice: { style: 0, premium: false },
  ...more,
})
const says = (words: string, bargeIn = false, more: object = {}): InstructionOf<'play'> => ({
  type: 'play',
  spoken: text(words, more),
  bargeIn,
})
const plays = (audioUrl: string, bargeIn = false, more: object = {}): InstructionOf<'play'> => ({
  type: 'play',
  spoken: { audioUrl, ...more },
  bargeIn,
})
const listens: Instruction = { type: 'gather', digits: { maxDigits: 1, timeoutSeconds: 5 } }
const hangup: Instruction = { type: 'hangup' }
const dials = (more: Partial<InstructionOf<'dial'>> = {}): InstructionOf<'dial'> => ({
  type: 'dial',
  destination: { type: 'phone', number: '+442079460018' },
  callerId: '+442079460000',
  ringSeconds: 20,
  maxSeconds: 3600,
  machine: 'off',
  ...more,
})
const jingle = 'https://cdn.example.com/jingle.mp3'

const GOLDEN: Record<string, Instruction[]> = {
  'play-text': [says('Welcome to Acme.'), hangup],
  'play-with-voice': [
    says('Grüß Gott.', false, { language: 'de-DE', voice: { style: 2, premium: true }, level: 0.5, loop: 2 }),
    hangup,
  ],
  'play-markup': [says('<speak>One <break time="1s"/> two &amp; three</speak>'), hangup],
  'play-recording': [plays(jingle, false, { level: -0.34 }), hangup],
  'gather-digits': [
    says('Your number, please.', true),
    { type: 'gather', digits: { maxDigits: 8, timeoutSeconds: 7, finishOnKey: '#' } },
  ],
  'gather-digits-or-speech': [
    says('Sales or support?', true),
    {
      type: 'gather',
      digits: { maxDigits: 1, timeoutSeconds: 5 },
      speech: {
        language: 'en-GB',
        hints: ['sales', 'support'],
        startTimeoutSeconds: 5,
        endOnSilenceSeconds: 1,
        maxSeconds: 10,
      },
    },
  ],
  'gather-speech': [
    {
      type: 'gather',
      speech: {
        language: 'fr-FR',
        hints: [],
        startTimeoutSeconds: 30,
        endOnSilenceSeconds: 0.1,
        maxSeconds: 90,
      },
    },
  ],
  'dial-phone': [says('Connecting you to our sales team.'), dials()],
  'dial-phone-in-full': [
    dials({
      destination: { type: 'phone', number: '+442079460018', dtmfOnAnswer: 'p12#' },
      ringback: { tone: 'uk' },
      whisper: text('A call for sales.'),
      machine: 'leave',
    }),
  ],
  'dial-phone-of-the-accounts-choice': [dials({ callerId: undefined, machine: 'continue' })],
  'dial-sip': [
    dials({
      destination: { type: 'sip', uri: 'sip:desk@acme.example;transport=tls', headers: { Team: 'sales' } },
      whisper: text('A call for sales.'),
      ringback: { audioUrl: jingle },
    }),
  ],
  'dial-app': [dials({ destination: { type: 'app', user: 'alice' }, machine: 'leave' })],
  'dial-extension': [dials({ destination: { type: 'vbc', extension: '203' } })],
  'dial-websocket': [
    dials({
      destination: {
        type: 'websocket',
        uri: 'wss://agent.example.com/voice',
        contentType: 'audio/l16;rate=16000',
        headers: { caller: '+12025550143' },
      },
      callerId: undefined,
    }),
  ],
  voicemail: [
    says('Please leave a message.'),
    {
      type: 'voicemail',
      beep: true,
      endOnKey: '#',
      endOnSilenceSeconds: 5,
      maxSeconds: 120,
      transcribe: { language: 'en-GB' },
    },
  ],
  'record-in-the-background': [
    {
      type: 'record',
      format: 'mp3',
      split: true,
      channels: 2,
      transcribe: { language: 'en-GB' },
    },
    dials(),
  ],
  'record-many-channels': [
    { type: 'record', format: 'mp3', split: true, channels: 4 },
    says('Hello.'),
    hangup,
  ],
  'conference-moderator': [
    {
      type: 'conference',
      room: 'board',
      startOnEnter: true,
      endOnExit: true,
      muted: false,
      record: true,
    },
  ],
  'conference-attendee': [
    {
      type: 'conference',
      room: 'board',
      startOnEnter: false,
      endOnExit: false,
      muted: true,
      record: false,
      holdMusicUrl: jingle,
    },
  ],
  pause: [{ type: 'pause', seconds: 1.5 }, says('Still here?'), hangup],
  resume: [says('One moment, please.'), { type: 'resume' }],
  raw: [
    {
      type: 'raw',
      carrier: 'vonage',
      document: JSON.stringify([{ action: 'talk', text: 'In their own words', voiceName: 'Amy' }]),
    },
    { type: 'resume' },
  ],
  'raw-of-another-carrier': [
    says('Bonjour.', false, { language: 'fr-FR' }),
    { type: 'raw', carrier: 'signalwire', document: '{}' },
  ],
  'hangup-alone': [hangup],
}

test.each(Object.entries(GOLDEN))('%s is rendered as its golden file says', async (name, instructions) => {
  await expectGolden(nccoFor(instructions), name)
})

const bargeIns = (instructions: Instruction[]) =>
  nccoFor(instructions)
    .filter(({ action }) => action === 'talk' || action === 'stream')
    .slice(0, instructions.filter(({ type }) => type === 'play').length)
    .map((action) => 'bargeIn' in action)

test('only what stands right before a gather may be interrupted', () => {
  expect(bargeIns([says('One', true), says('Two', true), listens])).toEqual([true, true])
  expect(bargeIns([says('One', true), dials()])).toEqual([false])
  expect(bargeIns([says('One', true), { type: 'pause', seconds: 1 }, says('Two', true), listens])).toEqual([
    false,
    true,
  ])
})

test('a prompt that must be heard out is heard out, whatever stood before it', () => {
  expect(bargeIns([says('One', true), says('Legal notice', false), says('Two', true), listens])).toEqual([
    false,
    false,
    true,
  ])
})

test('a recording between texts is never interrupted into another sort of prompt', () => {
  expect(bargeIns([says('One', true), plays(jingle, true), says('Two', true), listens])).toEqual([
    false,
    false,
    true,
  ])
})

test('a prompt is played for ever only where the caller can end it', () => {
  const loops = (instructions: Instruction[]) =>
    nccoFor(instructions).map((action) => ('loop' in action ? action.loop : undefined))
  expect(loops([plays(jingle, true, { loop: 0 }), listens])[0]).toBe(0)
  expect(loops([plays(jingle, false, { loop: 0 }), hangup])[0]).toBe(0)
  expect(loops([plays(jingle, false, { loop: 0 }), listens])[0]).toBeUndefined()
  expect(loops([plays(jingle, false, { loop: 0 })])[0]).toBeUndefined()
  expect(loops([plays(jingle, false, { loop: 3 }), listens])[0]).toBe(3)
})

test('a long text is said in several talks, repeated as a whole', () => {
  const long = 'We are open from nine to five. '.repeat(60).trim()
  const texts = (loop?: number) =>
    nccoFor([says(long, false, { loop }), hangup]).map((action) => 'text' in action && action.text.length)
  expect(texts()).toEqual([1487, 371])
  expect(texts(2)).toEqual([1487, 371, 1487, 371])
  expect(texts(0)).toHaveLength(40)
  expect(texts(100)).toHaveLength(40)
})

test('what says nothing, or has no address, is left out; a document is never empty', () => {
  expect(nccoFor([says(''), plays('{{ nothing }}'), plays(''), plays('ftp://x/y.mp3'), hangup])).toEqual([
    { action: 'wait', timeout: 0.1 },
  ])
  expect(nccoFor([])).toEqual([{ action: 'wait', timeout: 0.1 }])
})

test('a caller whom our answer never reaches hears an apology in the language of the call', () => {
  const last = (instructions: Instruction[]) => nccoFor(instructions).at(-1)
  expect(
    last([says('Hallo', true, { language: 'de-AT', voice: { style: 0, premium: true } }), listens]),
  ).toEqual({
    action: 'talk',
    text: 'Entschuldigung, etwas ist schiefgegangen. Bitte rufen Sie später wieder an. Auf Wiederhören.',
    language: 'de-AT',
    premium: true,
  })
  expect(
    last([says('Cześć', true, { language: 'pl-PL', voice: { style: 9, premium: false } }), listens]),
  ).toEqual({
    action: 'talk',
    text: 'Sorry, something went wrong. Please call again later. Goodbye.',
    language: 'en-US',
  })
})

test('nothing follows a connect: it would run while the two are talking', () => {
  expect(nccoFor([dials(), hangup]).at(-1)?.action).toBe('connect')
})

test('a document of one’s own that is broken is left out: the flow goes on, or an apology ends it', () => {
  const actions = (instructions: Instruction[]) => nccoFor(instructions).map(({ action }) => action)
  for (const document of ['', '{', '{}', '[]', '[{"action":"dance"}]', '[{"action":"talk","text":""}]']) {
    const raw: Instruction = { type: 'raw', carrier: 'vonage', document }
    expect(actions([says('One'), raw, { type: 'resume' }])).toEqual(['talk', 'notify', 'talk'])
    expect(actions([says('One'), raw])).toEqual(['talk', 'talk'])
  }
})

test('to go on is said with an empty body', () => {
  expect(nothing()).toEqual({ status: 200, contentType: 'text/plain', body: '' })
})

const anyText = fc.oneof(fc.string(), fc.lorem(), fc.constantFrom('', '<speak>a</speak>', '<speak>a<b>'))
const anySpoken: fc.Arbitrary<Spoken> = fc.oneof(
  fc.record({
    text: anyText,
    ssml: fc.boolean(),
    language: fc.constantFrom('en-GB', 'de-DE', 'xx-XX'),
    voice: fc.record({ style: fc.nat(30), premium: fc.boolean() }),
    loop: fc.nat(4),
    level: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  fc.record({ audioUrl: fc.oneof(fc.webUrl(), anyText), loop: fc.nat(4) }),
)
const anySeconds = fc.integer({ min: 0, max: 10_000 })
const anyPlay = fc.record({ type: fc.constant('play' as const), spoken: anySpoken, bargeIn: fc.boolean() })
const anyEnd = fc.oneof(
  fc.record({
    type: fc.constant('gather' as const),
    digits: fc.option(fc.record({ maxDigits: fc.nat(40), timeoutSeconds: anySeconds }), { nil: undefined }),
    speech: fc.option(
      fc.record({
        language: fc.string(),
        hints: fc.array(fc.string()),
        startTimeoutSeconds: anySeconds,
        endOnSilenceSeconds: anySeconds,
        maxSeconds: anySeconds,
      }),
      { nil: undefined },
    ),
  }),
  fc.record({
    type: fc.constant('voicemail' as const),
    beep: fc.boolean(),
    endOnKey: fc.string({ maxLength: 1 }),
    endOnSilenceSeconds: anySeconds,
    maxSeconds: anySeconds,
  }),
  fc.record({ type: fc.constant('pause' as const), seconds: fc.double({ min: 0, max: 9_000, noNaN: true }) }),
  fc.record({ type: fc.constant('raw' as const), carrier: fc.constant('vonage'), document: fc.json() }),
  fc.constantFrom<Instruction>({ type: 'resume' }, { type: 'hangup' }),
)

test('whatever is asked for, the document is without fault, and the same again', () => {
  fc.assert(
    fc.property(fc.array(anyPlay, { maxLength: 4 }), anyEnd, (prompts, end) => {
      const instructions: Instruction[] = [...prompts, end]
      const { body } = render(instructions, links)
      expect(lint(JSON.parse(body)).filter(({ level }) => level === 'error')).toEqual([])
      expect(render(structuredClone(instructions), links).body).toBe(body)
    }),
    { numRuns: 500 },
  )
})
