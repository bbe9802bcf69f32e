import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lint } from './lint'

const found = (ncco: unknown) => lint(ncco).map(({ rule, level, path }) => `${rule} ${level} ${path}`)
const one = (action: string, more: object = {}) => found([{ action, ...more }])

const talk = { action: 'talk', text: 'Hi', language: 'en-GB' }
const input = { action: 'input', type: ['dtmf'] }
const phone = { type: 'phone', number: '442079460018' }
const connect = (more: object = {}) =>
  found([{ action: 'connect', from: '442079460000', endpoint: [phone], ...more }])
const endpoint = (endpoint: object) => connect({ endpoint: [endpoint] })

test.each(
  readdirSync(new URL('./fixtures/', import.meta.url)).filter((name) => name.endsWith('.golden.json')),
)('%s, which callers get, is without fault', (name) => {
  const ncco = JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'))
  expect(lint(ncco).filter(({ level }) => level === 'error')).toEqual([])
})

test('N1: a document is a list of known actions', () => {
  for (const ncco of [undefined, null, {}, [], 'talk', talk]) expect(found(ncco)).toEqual(['N1 error '])
  expect(found([talk, { action: 'pay' }, null, {}])).toEqual([
    'N1 error 1.action',
    'N1 error 2.action',
    'N1 error 3.action',
  ])
  expect(one('constructor')).toEqual(['N1 error 0.action'])
  expect(one('notify', { payload: 'x', eventUrl: ['https://x.example'] })).toEqual(['N1 error 0.payload'])
})

test('N2: addresses stand in a list of one, or plainly where Vonage wants them so', () => {
  expect(one('stream', { streamUrl: 'https://x.example/a.mp3' })).toEqual(['N2 error 0.streamUrl'])
  expect(one('stream')).toEqual(['N2 error 0.streamUrl'])
  expect(one('stream', { streamUrl: ['wss://x.example/a.mp3'] })).toEqual(['N2 error 0.streamUrl'])
  expect(one('notify', { payload: {} })).toEqual(['N2 error 0.eventUrl'])
  expect(one('input', { type: ['dtmf'], eventUrl: [], eventMethod: 'PUT' })).toEqual([
    'N2 error 0.eventUrl',
    'N2 error 0.eventMethod',
  ])
  expect(connect({ ringbackTone: ['https://x.example/a.mp3'] })).toEqual(['N2 error 0.ringbackTone'])
  expect(endpoint({ ...phone, onAnswer: { url: ['https://x.example'] } })).toEqual([
    'N2 error 0.endpoint.0.onAnswer.url',
  ])
})

test('N3: a talk says something, not too long, in markup that is whole', () => {
  expect(one('talk', { text: ' ' })).toEqual(['N3 error 0.text'])
  expect(one('talk', { text: 5 })).toEqual(['N3 error 0.text'])
  expect(one('talk', { text: 'x'.repeat(1501) })).toEqual(['N3 error 0.text'])
  expect(one('talk', { text: `<speak>${'<p>x</p>'.repeat(1500)}</speak>` })).toEqual([])
  expect(one('talk', { text: '<speak>a<p></speak>' })).toEqual(['N3 error 0.text'])
})

test('N4: what may be interrupted leads to an input', () => {
  const interruptible = { ...talk, bargeIn: true }
  const stream = { action: 'stream', streamUrl: ['https://x.example/a.mp3'] }
  expect(found([interruptible, talk, input])).toEqual([])
  expect(found([interruptible])).toEqual(['N4 error 0.bargeIn'])
  expect(found([interruptible, stream, input])).toEqual(['N4 error 0.bargeIn'])
  expect(found([{ ...interruptible, bargeIn: 'true' }, { action: 'wait' }, input])).toEqual([
    'N15 warn 0.bargeIn',
    'N4 error 0.bargeIn',
  ])
})

test('N5: an input names what it hears, and has options for that only', () => {
  for (const type of [undefined, [], 'dtmf', ['fax']])
    expect(one('input', { type })).toEqual(['N5 error 0.type'])
  expect(one('input', { type: ['dtmf'], speech: {} })).toEqual(['N5 error 0.speech'])
  expect(one('input', { type: ['dtmf'], dtmf: 3 })).toEqual(['N5 error 0.dtmf'])
  expect(one('input', { type: ['dtmf'], mode: 'asynchronous' })).toEqual([])
  expect(one('input', { type: ['dtmf'], mode: 'asynchronous', dtmf: {} })).toEqual(['N5 error 0.mode'])
  expect(one('input', { type: ['dtmf'], mode: 'asyncronous' })).toEqual(['N5 error 0.mode'])
})

test('N6: numbers keep within their bounds', () => {
  const dtmf = (dtmf: object) => one('input', { type: ['dtmf'], dtmf })
  const speech = (speech: object) => one('input', { type: ['speech'], speech })
  expect(dtmf({ timeOut: 10, maxDigits: 20 })).toEqual([])
  expect(dtmf({ timeOut: 0 })).toEqual([])
  expect(dtmf({ timeOut: 11, maxDigits: 22 })).toEqual([
    'N6 error 0.dtmf.timeOut',
    'N6 error 0.dtmf.maxDigits',
  ])
  expect(dtmf({ timeOut: 2.5 })).toEqual(['N6 error 0.dtmf.timeOut'])
  expect(speech({ endOnSilence: 0.3, startTimeout: 61, maxDuration: 0, sensitivity: 9 })).toEqual([
    'N6 error 0.speech.endOnSilence',
    'N6 error 0.speech.startTimeout',
    'N6 error 0.speech.maxDuration',
    'N6 error 0.speech.sensitivity',
    'N12 warn 0.speech.startTimeout',
  ])
  expect(one('talk', { text: 'Hi', loop: -1, level: 2, bargeIn: 1 })).toEqual([
    'N6 error 0.bargeIn',
    'N6 error 0.loop',
    'N6 error 0.level',
  ])
  expect(one('record', { endOnSilence: 2, timeOut: 2, channels: 33, endOnKey: '##', format: 'm4a' })).toEqual(
    [
      'N6 error 0.endOnSilence',
      'N6 error 0.timeOut',
      'N6 error 0.channels',
      'N6 error 0.channels',
      'N6 error 0.format',
      'N6 error 0.endOnKey',
    ],
  )
  expect(connect({ timeout: 121, limit: 7201, advancedMachineDetection: { beep_timeout: 44 } })).toEqual([
    'N6 error 0.timeout',
    'N6 error 0.limit',
    'N6 error 0.advancedMachineDetection.beep_timeout',
  ])
  expect(one('wait', { timeout: 0 })).toEqual(['N6 error 0.timeout'])
})

test('N7: a connect has one endpoint and shows one number', () => {
  expect(connect()).toEqual([])
  expect(connect({ endpoint: [] })).toEqual(['N7 error 0.endpoint'])
  expect(connect({ endpoint: [phone, phone] })).toEqual(['N7 error 0.endpoint'])
  expect(connect({ endpoint: phone })).toEqual(['N7 error 0.endpoint'])
  expect(endpoint({ type: 'phone', number: '+442079460018' })).toEqual(['N7 error 0.endpoint.0.number'])
  expect(connect({ from: undefined })).toEqual(['N7 error 0.from'])
  expect(connect({ from: undefined, randomFromNumber: true })).toEqual([])
  expect(connect({ randomFromNumber: true })).toEqual(['N7 error 0.from'])
  expect(connect({ from: '+442079460000' })).toEqual(['N7 error 0.from'])
  expect(connect({ eventType: 'asynchronous', machineDetection: 'leave' })).toEqual([
    'N7 error 0.eventType',
    'N7 error 0.machineDetection',
  ])
  expect(endpoint({ type: 'fax' })).toEqual(['N7 error 0.endpoint.0.type'])
  expect(endpoint({ type: 'app' })).toEqual(['N7 error 0.endpoint.0.user'])
  expect(endpoint({ type: 'websocket', uri: 'wss://x.example', 'content-type': 'audio/mp3' })).toEqual([
    'N7 error 0.endpoint.0.content-type',
  ])
})

test('N8: a SIP endpoint has an address, or a user and a domain', () => {
  expect(endpoint({ type: 'sip', uri: 'sip:a@b.example' })).toEqual([])
  expect(endpoint({ type: 'sip', user: 'a', domain: 'b' })).toEqual([])
  for (const sip of [
    {},
    { user: 'a' },
    { uri: 'sip:a@b.example', user: 'a', domain: 'b' },
    { uri: 'a@b.example' },
  ])
    expect(endpoint({ type: 'sip', ...sip })).toEqual(['N8 error 0.endpoint.0.uri'])
})

test('N9: who may speak is said in one way; only what is recorded is transcribed', () => {
  expect(one('conversation', { name: 'a', mute: true, canSpeak: [] })).toEqual(['N9 error 0.mute'])
  expect(one('transfer', { conversationId: 'CON-1', mute: false, canSpeak: [] })).toEqual(['N9 error 0.mute'])
  expect(one('conversation', { name: 'a', transcription: {} })).toEqual(['N9 error 0.transcription'])
  expect(one('conversation', { name: 'a', transcription: {}, record: true })).toEqual([])
  expect(one('conversation')).toEqual(['N9 error 0.name'])
})

test('N10, N11: what may not be reached is asked about', () => {
  expect(found([{ action: 'conversation', name: 'a' }, talk])).toEqual(['N10 warn 1'])
  expect(found([{ ...talk, loop: 0 }, talk])).toEqual(['N10 warn 1'])
  expect(found([{ ...talk, loop: 0, bargeIn: true }, input])).toEqual([])
  expect(found([input, talk])).toEqual(['N11 warn 1'])
})

test('N12, N13: what is new, dear, unknown or open to others is asked about', () => {
  expect(one('talk', { text: 'Hi', premium: true, provider: 'google', language: 'xx' })).toEqual([
    'N12 warn 0.premium',
    'N12 warn 0.style',
    'N12 warn 0.provider',
  ])
  expect(one('input', { type: ['speech'], speech: { language: 'la', provider: 'google' } })).toEqual([
    'N12 warn 0.speech.language',
    'N12 warn 0.speech.provider',
  ])
  expect(
    endpoint({ type: 'websocket', uri: 'ws://x.example', 'content-type': 'audio/l16;rate=24000' }),
  ).toEqual(['N13 warn 0.endpoint.0.uri', 'N12 warn 0.endpoint.0.content-type'])
  expect(one('stream', { streamUrl: ['http://x.example/a'] })).toEqual([
    'N13 warn 0.streamUrl',
    'N13 warn 0.streamUrl',
  ])
})

test('N14, N15: what is written in an old way, or as text, is understood', () => {
  expect(one('talk', { text: 'Hi', voiceName: 'Amy', level: '0' })).toEqual([
    'N15 warn 0.level',
    'N14 warn 0.voiceName',
  ])
  expect(one('input', { timeOut: '5', maxDigits: 4 })).toEqual([
    'N14 warn 0.timeOut',
    'N14 warn 0.maxDigits',
    'N14 warn 0.type',
    'N15 warn 0.timeOut',
  ])
  expect(one('input', { maxDigits: 40 })).toContain('N6 error 0.maxDigits')
  expect(one('record', { endOnSilence: '3' })).toEqual(['N15 warn 0.endOnSilence'])
  expect(connect({ timeout: '45', advanced_machine_detection: {} })).toEqual([
    'N15 warn 0.timeout',
    'N14 warn 0.advanced_machine_detection',
  ])
  expect(endpoint({ ...phone, onAnswer: { url: 'https://x.example', ringback: 'x' } })).toEqual([
    'N14 warn 0.endpoint.0.onAnswer.ringback',
  ])
  expect(endpoint({ type: 'sip', uri: 'sip:a@b.example', standard_headers: {} })).toEqual([
    'N14 warn 0.endpoint.0.standard_headers',
  ])
  expect(one('transfer', { conversation_id: 'CON-1' })).toEqual(['N14 warn 0.conversation_id'])
})

test('whatever is looked at, nothing throws', () => {
  const action = fc.constantFrom(
    'talk',
    'stream',
    'input',
    'record',
    'connect',
    'conversation',
    'notify',
    'transfer',
  )
  const fields = fc.dictionary(
    fc.constantFrom(
      'text',
      'streamUrl',
      'type',
      'dtmf',
      'speech',
      'endpoint',
      'from',
      'eventUrl',
      'loop',
      'level',
      'name',
    ),
    fc.oneof(
      fc.jsonValue(),
      fc.webUrl().map((url) => [url]),
      fc.constant([phone]),
    ),
  )
  const ncco = fc.oneof(
    fc.jsonValue(),
    fc.array(
      fc.tuple(action, fields).map(([action, fields]) => ({ ...fields, action })),
      { maxLength: 4 },
    ),
  )
  fc.assert(fc.property(ncco, (ncco) => Array.isArray(lint(ncco))))
})
