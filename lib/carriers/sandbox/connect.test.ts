import { describe, expect, test } from 'vitest'
import { callTo, EMPTY, json, talk } from './testing/story'

const dial = (more: Record<string, unknown> = {}) => ({
  action: 'connect',
  from: '442079460000',
  endpoint: [{ type: 'phone', number: '442079460018' }],
  timeout: 20,
  eventUrl: ['https://ivr.example/connect?t=1'],
  ...more,
})
const inTurn = (more: Record<string, unknown> = {}) => dial({ eventType: 'synchronous', ...more })
const whispered = {
  endpoint: [
    {
      type: 'phone',
      number: '442079460018',
      onAnswer: { url: 'https://ivr.example/whisper', ringbackTone: 'https://ivr.example/tone.wav' },
    },
  ],
}

describe('a phone is rung', () => {
  test('its leg starts and rings, told to the address of the connect, while the caller hears it ring', () => {
    const call = callTo([inTurn()])
    expect(call.heard()).toEqual(['ringback'])
    expect(call.waits()).toEqual({ for: 'callee', to: '442079460018' })
    const told = call.told()
    expect(told).toMatchObject([
      { status: 'started', from: '442079460000', to: '442079460018', direction: 'outbound' },
      { status: 'ringing' },
    ])
    expect(told[0]?.uuid).not.toBe('aaaaaaaabbbbccccdddd0123456789ab')
  })

  test('a ringback tone of its own is heard in place of the ringing', () => {
    const call = callTo([inTurn({ ringbackTone: 'https://ivr.example/tone.wav' })])
    expect(call.heard()).toEqual(['https://ivr.example/tone.wav'])
  })

  test('a synchronous connect asks what to do when the callee is busy, and a new NCCO is run', () => {
    const call = callTo([inTurn(), talk('Old.')]).callee('busy')
    expect(call.asked()).toMatchObject({
      url: 'https://ivr.example/connect?t=1',
      body: { status: 'busy', sip_code: 486, to: '442079460018', direction: 'outbound' },
    })
    call.heard()
    expect(call.answers([talk('They are busy.')]).heard()).toEqual(['They are busy.'])
  })

  test.each([
    ['no-answer', { status: 'timeout' }],
    ['unreachable', { status: 'unanswered', detail: 'unavailable', sip_code: 480 }],
    ['decline', { status: 'rejected', detail: 'declined', sip_code: 603 }],
    ['failed', { status: 'failed', detail: 'cannot_route', sip_code: 404 }],
  ] as const)('%s is asked about, and an empty reply goes on with the next action', (does, body) => {
    const call = callTo([inTurn(), talk('Nobody is free.')]).callee(does)
    expect(call.asked()?.body).toMatchObject(body)
    call.heard()
    expect(call.answers(EMPTY).heard()).toEqual(['Nobody is free.'])
  })

  test('it rings no longer than its timeout', () => {
    const call = callTo([inTurn()]).elapses(19.9)
    expect(call.asked()).toBeUndefined()
    expect(call.elapses(0.1).asked()?.body.status).toBe('timeout')
  })

  test('a leg that was not reached is reported completed when the chain of attempts is over', () => {
    const call = callTo([inTurn()]).callee('busy').answers([inTurn()]).callee('failed')
    expect(call.states()).not.toContain('callee completed')
    call.answers([talk('Goodbye.')]).goesOn()
    expect(call.states()).toEqual(['callee completed', 'callee completed', 'caller completed'])
  })

  test('without eventType the next action runs, so connects one after the other hunt', () => {
    const second = dial({ endpoint: [{ type: 'phone', number: '442079460019' }] })
    const call = callTo([dial(), second]).callee('busy')
    expect(call.asked()).toBeUndefined()
    expect(call.states()).toEqual([
      'callee started',
      'callee ringing',
      'callee busy',
      'callee completed',
      'callee started',
      'callee ringing',
    ])
    expect(call.waits()).toEqual({ for: 'callee', to: '442079460019' })
  })

  test('a caller who hangs up while it rings cancels it', () => {
    const call = callTo([inTurn()]).hangsUp()
    expect(call.states().slice(2)).toEqual(['callee cancelled', 'callee completed', 'caller completed'])
  })
})

describe('the callee answers', () => {
  test('both are joined, and the call is over as soon as one of them leaves', () => {
    const call = callTo([inTurn(), talk('Never heard.')]).callee('answer')
    expect(call.waits()).toEqual({ for: 'joined', to: '442079460018' })
    expect(call.told().at(-1)).toMatchObject({ status: 'answered', start_time: '2026-03-03T12:00:00.320Z' })
    call.elapses(30).hangsUp('callee')
    expect(call.waits()).toMatchObject({ over: { by: 'user', why: 'the callee hung up' } })
    expect(call.told()).toMatchObject([
      { status: 'completed', direction: 'outbound', duration: '30', disconnected_by: 'user' },
      { status: 'completed', direction: 'inbound', disconnected_by: 'user' },
    ])
    expect(call.heard()).toEqual(['ringback'])
  })

  test('the call is cut at its limit', () => {
    const call = callTo([inTurn({ limit: 60 })])
      .callee('answer')
      .elapses(60)
    expect(call.waits()).toMatchObject({ over: { by: 'platform', why: 'longest length reached' } })
  })

  test('after a connect that is not synchronous the next actions are heard by both', () => {
    const call = callTo([dial(), talk('You are connected.')]).callee('answer')
    expect(call.heard()).toEqual(['ringback', 'both: You are connected.'])
    call.goesOn()
    expect(call.waits()).toEqual({ for: 'joined', to: '442079460018' })
  })

  test('keys to be sent on answer are heard by the callee', () => {
    const call = callTo([
      inTurn({ endpoint: [{ type: 'phone', number: '442079460018', dtmfAnswer: '1p2' }] }),
    ])
    expect(call.callee('answer').heard()).toEqual(['ringback', 'callee: keys'])
  })

  test('only the callee hears the whisper, before the two are joined', () => {
    const call = callTo([inTurn(whispered)]).callee('answer')
    expect(call.asked()).toMatchObject({
      url: 'https://ivr.example/whisper',
      method: 'POST',
      timers: 'answer',
      body: { to: '442079460018', from: '442079460000', conversation_uuid: expect.any(String) },
    })
    call.answers([talk('A sales call.')])
    expect(call.heard()).toEqual(['ringback', 'https://ivr.example/tone.wav', 'callee: A sales call.'])
    expect(call.waits()).toEqual({ for: 'prompt', by: 'callee' })
    call.goesOn()
    expect(call.waits()).toEqual({ for: 'joined', to: '442079460018' })
  })

  test('a callee may be asked for a key before the bridge', () => {
    const ask = { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 1 } }
    const call = callTo([inTurn(whispered)])
      .callee('answer')
      .answers([ask])
      .presses('1')
    expect(call.asked()).toBeUndefined()
    call.presses('1', 'callee')
    expect(call.asked()?.body).toMatchObject({ dtmf: { digits: '1' }, to: '442079460018' })
    expect(call.answers(EMPTY).waits()).toEqual({ for: 'joined', to: '442079460018' })
  })

  test('a whisper that fails falls back, and then lets the two talk', () => {
    const call = callTo([inTurn(whispered)])
      .callee('answer')
      .answers({ status: 500, contentType: '', body: '' })
    expect(call.asked()).toMatchObject({
      url: 'https://ivr.example/fallback',
      body: {
        reason: 'Invalid response code.',
        original_request: { url: 'https://ivr.example/whisper', type: 'answer' },
      },
    })
    expect(call.answers(EMPTY).waits().for).toBe('joined')
  })

  test('a callee who hangs up during the whisper leaves the caller with the next action', () => {
    const call = callTo([inTurn(whispered), talk('They have gone.')])
      .callee('answer')
      .answers([talk('A sales call.')])
    call.heard()
    expect(call.hangsUp('callee').heard()).toEqual(['They have gone.'])
  })
})

describe('a machine answers', () => {
  test('without detection it is a callee like another', () => {
    const call = callTo([inTurn()]).callee('machine')
    expect(call.states()).toEqual(['callee started', 'callee ringing', 'callee answered'])
    expect(call.waits().for).toBe('joined')
  })

  test('a detected machine is asked about by call_uuid, and another NCCO lets it go', () => {
    const call = callTo([inTurn({ machineDetection: 'hangup' })]).callee('machine')
    expect(call.asked()?.body).toMatchObject({ status: 'machine', call_uuid: expect.any(String) })
    expect(call.asked()?.body).not.toHaveProperty('uuid')
    call.heard()
    expect(call.answers([talk('Leave a message.')]).heard()).toEqual(['Leave a message.'])
    expect(call.states().slice(-1)).toEqual(['callee completed'])
  })

  test('an empty reply joins it or hangs up on it, as the connect said', () => {
    const joined = callTo([inTurn({ machineDetection: 'continue' })])
      .callee('machine')
      .answers(EMPTY)
    expect(joined.waits().for).toBe('joined')
    const gone = callTo([inTurn({ machineDetection: 'hangup' }), talk('A machine.')])
      .callee('machine')
      .answers(EMPTY)
    expect(gone.heard()).toEqual(['ringback', 'A machine.'])
  })

  test('a human is told and joined', () => {
    const call = callTo([inTurn({ advancedMachineDetection: { behavior: 'hangup' } })]).callee('answer')
    expect(call.told().at(-1)).toMatchObject({ status: 'human', call_uuid: expect.any(String) })
    expect(call.waits().for).toBe('joined')
  })
})

test('a websocket that closes is asked about, and the call may go on', () => {
  const endpoint = {
    type: 'websocket',
    uri: 'wss://agent.example/audio',
    'content-type': 'audio/l16;rate=16000',
    headers: { caller: '1' },
  }
  const call = callTo([inTurn({ endpoint: [endpoint] })])
    .callee('answer')
    .hangsUp('callee')
  expect(call.asked()?.body).toMatchObject({ status: 'disconnected', headers: { caller: '1' } })
  expect(call.asked()?.body).not.toHaveProperty('direction')
  call.heard()
  expect(call.answers([talk('What next?')]).heard()).toEqual(['What next?'])
})

test('other addresses are rung by their own names', () => {
  const places = [
    [{ type: 'sip', uri: 'sip:desk@acme.example' }, 'sip:desk@acme.example'],
    [{ type: 'sip', user: 'desk', domain: 'acme' }, 'desk@acme'],
    [{ type: 'app', user: 'anna' }, 'anna'],
    [{ type: 'vbc', extension: '12' }, '12'],
  ] as const
  for (const [endpoint, to] of places)
    expect(callTo([inTurn({ endpoint: [endpoint] })]).waits()).toEqual({ for: 'callee', to })
})

test('a late failure reply after the caller hung up changes nothing', () => {
  const call = callTo([inTurn()]).callee('busy')
  const id = call.asked()?.id ?? ''
  call.hangsUp().told()
  expect(call.happens({ type: 'reply', id, reply: json([talk('Too late.')]) }).told()).toEqual([])
})
