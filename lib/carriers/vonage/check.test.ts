import { expect, test } from 'vitest'
import { problemText } from '@/lib/flow/problem-text'
import { flowOf } from '@/lib/flow/testing/ring'
import { check } from './check'

const problems = (settings: object, kind = 'say', more: Parameters<typeof flowOf>[1] = {}) =>
  check(flowOf({ node: { kind, name: 'Node', settings } }, more)).map(
    ({ code, severity, field }) => `${severity} ${code} ${field}`,
  )
const says = (text: string, more: object = {}) => problems({ prompt: { text, ...more } })

test('a plain flow is fine', () => {
  expect(says('Welcome to Acme.')).toEqual([])
  expect(problems({ prompt: { text: 'One?' }, choices: [{ key: '1' }] }, 'menu')).toEqual([])
  expect(problems({ destinations: [{ type: 'phone', number: '+442079460018' }] }, 'dial')).toEqual([])
})

test('a prompt that is longer than Vonage takes blocks publishing; tags and variables do not count', () => {
  expect(says('x'.repeat(1500))).toEqual([])
  expect(says('x'.repeat(1501))).toEqual(['error vonage.prompt-too-long prompt.text'])
  expect(says(`<speak>${'<break time="1s"/>'.repeat(100)}${'x'.repeat(1500)}</speak>`)).toEqual([])
  expect(says(`${'x'.repeat(1495)}{{ caller }}`)).toEqual([])
  const errorPrompt = { text: 'x'.repeat(1501) }
  expect(problems({}, 'hangup', { settings: { errorPrompt } })).toEqual([
    'error vonage.prompt-too-long settings.errorPrompt.text',
  ])
})

test('voices that Vonage is not known to have are asked about', () => {
  expect(says('Hi', { language: 'xx-XX' })).toEqual(['warning vonage.language-unknown prompt.language'])
  expect(says('Hi', { language: 'cy-GB', voice: { style: 3 } })).toEqual([
    'warning vonage.style-unknown prompt.voice',
  ])
  expect(says('Hi', { language: 'de-DE', voice: { style: 11 } })).toEqual([
    'warning vonage.style-premium-only prompt.voice',
  ])
  expect(says('Hi', { language: 'de-DE', voice: { style: 11, premium: true } })).toEqual([])
  expect(says('Hi', { language: 'lt-LT' })).toEqual([])
  expect(says('<speak>Hi</speak>', { language: 'en-IE' })).toEqual([
    'warning vonage.voice-without-ssml prompt.text',
  ])
})

test('the flow’s own voice is told once', () => {
  const flow = flowOf(
    {
      one: { kind: 'say', name: '1', settings: { prompt: { text: 'One' } } },
      two: { kind: 'say', name: '2', settings: { prompt: { text: 'Two' } } },
    },
    { settings: { language: 'xx-XX' } },
  )
  expect(check(flow)).toMatchObject([{ code: 'vonage.language-unknown', field: 'settings.language' }])
})

test('recordings that Vonage may not fetch or play are asked about', () => {
  const plays = (audioUrl: string) => problems({ prompt: { audioUrl } })
  expect(plays('https://cdn.example.com/a.mp3?v=2')).toEqual([])
  expect(plays('https://cdn.example.com/{{caller}}')).toEqual([])
  expect(plays('http://cdn.example.com/a.wav')).toEqual(['warning vonage.audio-not-https prompt.audioUrl'])
  expect(plays('https://cdn.example.com/a.ogg')).toEqual(['warning vonage.audio-format prompt.audioUrl'])
  expect(problems({ room: 'a', holdMusicUrl: 'http://x.example/a' }, 'conference')).toHaveLength(2)
})

test('what listens longer, ends otherwise or understands less than is drawn is asked about', () => {
  const gather = { prompt: { text: 'Number?' }, timeoutSeconds: 30, finishKey: '*', accepts: 'both' }
  expect(problems({ ...gather, speech: { language: 'la' } }, 'gather')).toEqual([
    'warning vonage.timeout-too-long timeoutSeconds',
    'warning vonage.finish-key finishKey',
    'warning vonage.speech-language-unknown speech.language',
  ])
  expect(problems({ transcribe: { language: 'la' } }, 'voicemail')).toEqual([
    'warning vonage.speech-language-unknown transcribe.language',
  ])
  expect(problems({ prompt: { text: 'One?', loop: 0 }, choices: [{ key: '1' }] }, 'menu')).toEqual([])
  expect(says('For ever', { loop: 0 })).toEqual(['warning vonage.endless-prompt prompt.loop'])
})

test('what Vonage does for phones only, or not for phones, is asked about', () => {
  expect(
    problems(
      {
        destinations: [
          { type: 'phone', number: '+442079460018' },
          { type: 'sip', uri: `sip:${'x'.repeat(50)}@acme.example` },
          {
            type: 'websocket',
            uri: 'wss://agent.example.com',
            contentType: 'audio/l16;rate=24000',
            headers: { a: 'é'.repeat(300) },
          },
        ],
        ringback: { tone: 'uk' },
        whisper: { text: 'A call.' },
      },
      'dial',
    ),
  ).toEqual([
    'warning vonage.ringback-phone ringback',
    'warning vonage.whisper-phone-only whisper',
    'warning vonage.sip-too-long destinations.1.uri',
    'warning vonage.websocket-headers destinations.2.headers',
    'warning vonage.websocket-24khz destinations.2.contentType',
  ])
})

test('a document of the designer’s own that Vonage would refuse blocks publishing', () => {
  const raw = (document: unknown, carrier = 'vonage') =>
    problems({ carrier, document: typeof document === 'string' ? document : JSON.stringify(document) }, 'raw')
  expect(raw([{ action: 'talk', text: 'Hi' }])).toEqual([])
  expect(raw([{ action: 'talk' }, { action: 'dance' }])).toEqual([
    'error vonage.raw-invalid document',
    'error vonage.raw-invalid document',
  ])
  expect(raw({ action: 'talk', text: 'Hi' })).toEqual(['error vonage.raw-invalid document'])
  expect(raw({}, 'signalwire')).toEqual(['warning vonage.raw-of-another-carrier carrier'])
  // Whatever a variable may turn out to be is given the benefit of the doubt.
  expect(
    raw([
      { action: 'stream', streamUrl: ['{{url}}'] },
      { action: 'connect', endpoint: [{ type: 'phone', number: '{{number}}' }], randomFromNumber: true },
    ]),
  ).toEqual([])
  expect(raw('[{"action":"wait","timeout":{{seconds}}}]')).toEqual([])
  expect(raw([{ action: 'talk', text: '{{x}}', loop: -1 }])).toEqual(['error vonage.raw-invalid document'])
})

test('every problem says in a sentence what to do', () => {
  const flow = flowOf(
    {
      one: { kind: 'say', name: '1', settings: { prompt: { text: 'x'.repeat(2000), language: 'xx' } } },
      two: { kind: 'raw', name: '2', settings: { document: '[{"action":"dance"}]' } },
    },
    { settings: { language: 'en-GB', voice: { style: 9 } } },
  )
  const found = check(flow)
  expect(found).toHaveLength(4)
  for (const problem of found) expect(problemText(problem)).toMatch(/Vonage.*\.$/)
})
