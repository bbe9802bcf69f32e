import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readNcco } from './ncco'

const refused = (ncco: unknown): string => {
  const read = readNcco(ncco)
  return read.ok ? 'taken' : read.why
}
const phone = (more = {}) => [{ type: 'phone', number: '442079460018', ...more }]
const connect = (more = {}) => ({ action: 'connect', from: '442079460000', endpoint: phone(), ...more })
const input = (more = {}) => ({ action: 'input', type: ['dtmf'], ...more })
const say = (text: string, more = {}) => ({ action: 'talk', text, ...more })

test.each([
  ['no array', { action: 'talk', text: 'Hi.' }],
  ['empty', []],
  ['an unknown action', [{ action: 'pay' }]],
  ['a talk without text', [say('')]],
  ['a talk that is too long', [say('x'.repeat(1_501))]],
  ['SSML with a tag left open', [say('<speak><p>Hi</speak>')]],
  ['SSML with a bare &', [say('<speak>Fish & chips</speak>')]],
  ['SSML with two roots', [say('<speak>a</speak><speak>b</speak>')]],
  ['a level out of range', [say('Hi', { level: 2 })]],
  ['a negative loop', [say('Hi', { loop: -1 })]],
  ['a stream address that is no array', [{ action: 'stream', streamUrl: 'https://x.example/a.mp3' }]],
  ['a stream from a socket', [{ action: 'stream', streamUrl: ['wss://x.example/a'] }]],
  ['two event addresses', [input({ eventUrl: ['https://x.example', 'https://y.example'] })]],
  ['a relative event address', [input({ eventUrl: ['/input'] })]],
  ['an input for nothing', [input({ type: [] })]],
  ['key options without keys', [input({ type: ['speech'], dtmf: {} })]],
  ['speech options without speech', [input({ speech: {} })]],
  ['asynchronous speech', [input({ type: ['speech'], mode: 'asynchronous' })]],
  ['asynchronous key options', [input({ dtmf: {}, mode: 'asynchronous' })]],
  ['too many digits', [input({ dtmf: { maxDigits: 21 } })]],
  ['too long a timeOut', [input({ dtmf: { timeOut: 11 } })]],
  ['a prompt with barge-in and no input', [say('Hi', { bargeIn: true })]],
  [
    'a foreign action between a barge-in prompt and its input',
    [say('Hi', { bargeIn: true }), { action: 'stream', streamUrl: ['https://x.example/a.mp3'] }, input()],
  ],
  ['a record that ends on two keys', [{ action: 'record', endOnKey: '12' }]],
  ['a record that is too patient', [{ action: 'record', endOnSilence: 11 }]],
  ['channels without split', [{ action: 'record', channels: 2 }]],
  ['a number with +', [connect({ endpoint: phone({ number: '+442079460018' }) })]],
  ['two endpoints', [connect({ endpoint: [...phone(), ...phone()] })]],
  ['a phone without from', [connect({ from: undefined })]],
  ['from and randomFromNumber', [connect({ randomFromNumber: true })]],
  ['too long a ring', [connect({ timeout: 121 })]],
  ['an event type that does not exist', [connect({ eventType: 'sync' })]],
  [
    'a SIP address twice',
    [connect({ endpoint: [{ type: 'sip', uri: 'sip:a@b.example', user: 'a', domain: 'b' }] })],
  ],
  ['onAnswer with an array', [connect({ endpoint: phone({ onAnswer: { url: ['https://x.example'] } }) })]],
  ['a mute speaker', [{ action: 'conversation', name: 'a', mute: true, canSpeak: [] }]],
  ['a transcription of nothing', [{ action: 'conversation', name: 'a', transcription: {} }]],
  ['notify without an address', [{ action: 'notify', payload: {} }]],
  [
    'notify with a payload that is no object',
    [{ action: 'notify', payload: 'a', eventUrl: ['https://x.example'] }],
  ],
  ['a transfer to nowhere', [{ action: 'transfer' }]],
])('%s is refused, with a reason', (_, ncco) => {
  expect(refused(ncco)).not.toBe('taken')
  expect(refused(ncco)).not.toBe('')
})

test.each([
  ['numbers and booleans as text', [say('Hi', { level: '0.5', loop: '2', premium: 'false' })]],
  ['legacy spellings', [say('Hi', { voiceName: 'Amy' }), { action: 'input', maxDigits: 1 }]],
  ['options it does not know', [say('Hi', { provider: 'google', providerOptions: {} })]],
  ['tags not counted', [say(`<speak>${'<break time="1s"/>'.repeat(200)}Hi</speak>`)]],
  ['barge-in with prompts of one sort', [say('a', { bargeIn: true }), say('b', { bargeIn: true }), input()]],
  ['a machine rule in the other spelling', [connect({ advanced_machine_detection: { behavior: 'hangup' } })]],
  [
    'ringback in the old spelling',
    [
      connect({
        endpoint: phone({ onAnswer: { url: 'https://x.example/w', ringback: 'https://x.example/r.mp3' } }),
      }),
    ],
  ],
  ['a long wait', [{ action: 'wait', timeout: 100_000 }]],
  ['a transfer in either spelling', [{ action: 'transfer', conversation_id: 'CON-1' }]],
])('%s: taken', (_, ncco) => {
  expect(refused(ncco)).toBe('taken')
})

const FIXTURES = 'lib/carriers/vonage/fixtures'
const golden = readdirSync(FIXTURES).filter((name) => name.endsWith('.golden.json'))

test.each(golden)('what we write ourselves is taken: %s', (name) => {
  expect(refused(JSON.parse(readFileSync(`${FIXTURES}/${name}`, 'utf8')))).toBe('taken')
})

test('the reason names the action and the option', () => {
  expect(refused([say('Hi'), input({ dtmf: { maxDigits: 30 } })])).toMatch(/^action 2, dtmf\.maxDigits: /)
})
