import { describe, expect, test } from 'vitest'
import type { Reply } from './state'
import { callTo, EMPTY, json, menu, ringing, talk } from './testing/story'

const SORRY = [talk('Sorry, something went wrong.')]
const BAD_NCCO = json([talk('Hello.'), { action: 'sing' }])

const FAILURES: [string, Reply, string][] = [
  ['does not answer', { failed: 'Socket timeout.' }, 'Socket timeout.'],
  ['closes the connection', { failed: 'Connection closed.' }, 'Connection closed.'],
  ['answers 500', { status: 500, contentType: 'text/plain', body: 'oops' }, 'Invalid response code.'],
  ['answers with a redirect', { status: 302, contentType: '', body: '' }, 'Invalid response code.'],
  ['answers with a page', { status: 200, contentType: 'text/html', body: '<h1>Hi</h1>' }, 'Invalid NCCO.'],
  ['calls its NCCO a text', { ...json([talk('Hi.')]), contentType: 'text/html' } as Reply, 'Invalid NCCO.'],
  ['answers with a broken NCCO', BAD_NCCO, 'Invalid NCCO.'],
  ['answers with an empty NCCO', json([]), 'Invalid NCCO.'],
]

describe('the first NCCO', () => {
  test.each(FAILURES)('is asked of the fallback when the server %s', (_, reply, reason) => {
    const call = ringing().answers(reply)
    expect(call.asked()).toMatchObject({
      method: 'POST',
      url: 'https://ivr.example/fallback',
      timers: 'answer',
      body: {
        from: '12025550143',
        uuid: 'aaaaaaaabbbbccccdddd0123456789ab',
        reason,
        original_request: { url: 'https://ivr.example/answer', type: 'answer' },
      },
    })
    expect(call.answers(SORRY).heard()).toEqual(['Sorry, something went wrong.'])
  })

  test('may not be empty', () => {
    expect(ringing().answers(EMPTY).asked()?.body.reason).toBe('Invalid NCCO.')
    expect(ringing().answers(json('{"ok":true}')).asked()?.body.reason).toBe('Invalid NCCO.')
  })

  test('ends the call when the fallback fails too, or there is none', () => {
    const over = { for: 'nothing', over: { by: 'platform', why: 'no instructions came' } }
    expect(ringing().answers(BAD_NCCO).answers(EMPTY).waits()).toEqual(over)
    const call = ringing({ fallbackUrl: undefined }).answers(EMPTY)
    expect(call.waits()).toEqual(over)
    expect(call.told().at(-1)).toMatchObject({ status: 'completed', duration: '0', start_time: null })
  })
})

describe('in the middle of a call', () => {
  const pressed = () => callTo([menu(), talk('Let us go on.')]).presses('1')

  test.each(FAILURES)('the fallback is asked when the server %s', (_, reply, reason) => {
    const call = pressed().answers(reply)
    expect(call.asked()).toMatchObject({
      url: 'https://ivr.example/fallback',
      body: {
        dtmf: { digits: '1' },
        reason,
        original_request: { url: 'https://ivr.example/input?t=1', type: 'event' },
      },
    })
    expect(call.answers(SORRY).heard()).toEqual(['Sorry, something went wrong.'])
  })

  test('the old NCCO goes on when the fallback fails too', () => {
    const call = pressed().answers({ failed: 'Socket timeout.' }).answers({ failed: 'Connection closed.' })
    expect(call.heard()).toEqual(['Let us go on.'])
  })
})

test('a broken NCCO is told as an error, and what is wrong in words', () => {
  const call = callTo([menu()]).presses('1').answers(BAD_NCCO)
  expect(call.told()).toEqual([
    {
      reason: 'Syntax error in NCCO. Invalid value type or action.',
      conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
      timestamp: expect.any(String),
    },
  ])
  expect(call.call().trouble).toEqual([
    expect.stringMatching(/^https:\/\/ivr\.example\/input: the NCCO was refused: action 2, action: /),
  ])
})

test('nothing of a broken NCCO is played', () => {
  expect(ringing().answers(BAD_NCCO).heard()).toEqual([])
})
