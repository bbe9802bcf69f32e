import { describe, expect, test } from 'vitest'
import { callTo, EMPTY, menu, ringing, talk } from './testing/story'

describe('a call begins and ends', () => {
  test('a number that is rung asks for its first NCCO at once, and tells that it rings', () => {
    const call = ringing()
    expect(call.asked()).toMatchObject({
      method: 'POST',
      url: 'https://ivr.example/answer',
      timers: 'answer',
      body: {
        from: '12025550143',
        to: '442079460000',
        uuid: 'aaaaaaaabbbbccccdddd0123456789ab',
        conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
        endpoint_type: 'phone',
      },
    })
    expect(call.asked()?.body).not.toHaveProperty('timestamp')
    expect(call.states()).toEqual(['caller started', 'caller ringing'])
  })

  test('a withheld number is absent from every webhook', () => {
    const call = ringing({ from: undefined })
    expect(call.asked()?.body).not.toHaveProperty('from')
    for (const body of call.told()) expect(body).not.toHaveProperty('from')
  })

  test('the call is answered when it has instructions, and hung up at the end of them', () => {
    const call = ringing()
    call.told()
    call.answers([talk('Hello.'), talk('Goodbye.')])
    expect(call.states()).toEqual(['caller answered'])
    expect(call.heard()).toEqual(['Hello.'])
    call.goesOn()
    expect(call.heard()).toEqual(['Goodbye.'])
    call.goesOn()
    expect(call.waits()).toEqual({ for: 'nothing', over: { by: 'platform', why: 'end of the NCCO' } })
    expect(call.told()).toEqual([
      {
        headers: {},
        from: '12025550143',
        to: '442079460000',
        uuid: 'aaaaaaaabbbbccccdddd0123456789ab',
        conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
        status: 'completed',
        direction: 'inbound',
        timestamp: '2026-03-03T12:00:02.320Z',
        start_time: '2026-03-03T12:00:00.320Z',
        end_time: '2026-03-03T12:00:02.320Z',
        duration: '2',
        rate: '0.00000000',
        price: '0.00000000',
        network: null,
        disconnected_by: 'platform',
        sip_code: 200,
      },
    ])
  })

  test('a caller who hangs up ends the call wherever it stands', () => {
    const call = callTo([talk('A long story.'), talk('More of it.')]).hangsUp()
    expect(call.told()).toMatchObject([{ status: 'completed', disconnected_by: 'user' }])
    expect(call.presses('1').elapses(60).told()).toEqual([])
  })
})

describe('prompts', () => {
  test('a prompt holds the rest up until it is over, and keys pressed meanwhile are lost', () => {
    const call = callTo([talk('Listen to the end.'), menu()]).presses('1')
    expect(call.asked()).toBeUndefined()
    expect(call.waits()).toEqual({ for: 'prompt', by: 'caller' })
    call.goesOn()
    expect(call.waits()).toMatchObject({ for: 'input', pressed: '' })
  })

  test('a recording is played by its address, and SSML is heard as its words', () => {
    const call = callTo([
      { action: 'stream', streamUrl: ['https://ivr.example/hello.mp3'] },
      talk('<speak>Fish &amp; <emphasis>chips</emphasis><break time="1s"/>, please</speak>'),
    ])
    expect(call.heard()).toEqual(['https://ivr.example/hello.mp3'])
    expect(call.goesOn().heard()).toEqual(['Fish & chips, please'])
  })

  test('a prompt with loop 0 never ends by itself', () => {
    const call = callTo([talk('For ever.', { loop: 0 }), talk('Never.')]).elapses(100_000)
    expect(call.heard()).toEqual(['For ever.'])
    expect(call.waits()).toEqual({ for: 'prompt', by: 'caller' })
  })

  test('a key during a prompt with barge-in cuts it and is the first of the input', () => {
    const call = callTo([
      talk('Welcome.', { bargeIn: true }),
      talk('Press 1 for sales.', { bargeIn: true }),
      menu(),
    ])
    expect(call.waits()).toMatchObject({ for: 'input', isPrompting: true })
    call.presses('1')
    expect(call.heard()).toEqual(['Welcome.'])
    expect(call.asked()?.body).toMatchObject({ dtmf: { digits: '1', timed_out: false } })
  })

  test('barge-in sticks to the prompts that follow until an input is met, and no longer', () => {
    const call = callTo([
      talk('Welcome.', { bargeIn: true }),
      talk('Press 1.', { bargeIn: false }),
      menu(),
      talk('Sorry.'),
      menu(),
    ])
    call.goesOn().presses('1')
    expect(call.heard()).toEqual(['Welcome.', 'Press 1.'])
    call.answers(EMPTY).presses('2')
    expect(call.heard()).toEqual(['Sorry.'])
    expect(call.waits()).toEqual({ for: 'prompt', by: 'caller' })
  })

  test('the idle time of an input begins when its prompts are over', () => {
    const call = callTo([talk('x'.repeat(140), { bargeIn: true }), menu()]).elapses(14)
    expect(call.asked()).toBeUndefined()
    expect(call.elapses(2).asked()?.body.timestamp).toBe('2026-03-03T12:00:15.320Z')
  })
})

describe('input', () => {
  test('keys are collected up to maxDigits', () => {
    const call = callTo([menu({ dtmf: { maxDigits: 3 } })]).presses('01')
    expect(call.asked()).toBeUndefined()
    call.presses('0')
    expect(call.asked()).toMatchObject({
      url: 'https://ivr.example/input?t=1',
      method: 'POST',
      timers: 'event',
      body: {
        dtmf: { digits: '010', timed_out: false },
        speech: { error: 'Speech was not enabled' },
        from: '12025550143',
        to: '442079460000',
        uuid: 'aaaaaaaabbbbccccdddd0123456789ab',
      },
    })
    expect(call.asked()?.body).not.toHaveProperty('status')
  })

  test('timeOut counts from the last key, and says timed_out though keys were pressed', () => {
    const call = callTo([menu({ dtmf: { maxDigits: 4, timeOut: 3 } })])
    call.elapses(2).presses('3').elapses(2)
    expect(call.asked()).toBeUndefined()
    call.elapses(1)
    expect(call.asked()?.body.dtmf).toEqual({ digits: '3', timed_out: true })
  })

  test('# ends the input where submitOnHash is set and is a digit where it is not', () => {
    const hash = callTo([menu({ dtmf: { maxDigits: 4, submitOnHash: true } })]).presses('12#')
    expect(hash.asked()?.body.dtmf).toEqual({ digits: '12', timed_out: false })
    const digit = callTo([menu({ dtmf: { maxDigits: 2 } })]).presses('1#')
    expect(digit.asked()?.body.dtmf).toEqual({ digits: '1#', timed_out: false })
  })

  test('nothing pressed is told after timeOut', () => {
    const call = callTo([menu()]).elapses(4.99)
    expect(call.asked()).toBeUndefined()
    expect(call.elapses(0.01).asked()?.body.dtmf).toEqual({ digits: '', timed_out: true })
  })

  test('speech is told with its best guess first, and no digits', () => {
    const call = callTo([menu({ type: ['speech'], dtmf: undefined, speech: {} })]).says('sales', 'sails')
    expect(call.asked()?.body).toMatchObject({
      dtmf: { digits: null, timed_out: false },
      speech: {
        timeout_reason: 'end_on_silence_timeout',
        results: [{ text: 'sales' }, { text: 'sails' }],
      },
    })
  })

  test('a caller who does not begin to speak is told after startTimeout', () => {
    const call = callTo([menu({ type: ['speech'], dtmf: undefined, speech: { startTimeout: 6 } })]).elapses(6)
    expect(call.asked()?.body).toMatchObject({
      dtmf: { digits: null },
      speech: { timeout_reason: 'start_timeout', results: [] },
    })
  })

  test('where both are listened for, a key overrides what is said', () => {
    const both = menu({ type: ['dtmf', 'speech'], dtmf: { maxDigits: 2 }, speech: {} })
    const call = callTo([both]).presses('4').says('sales').presses('2')
    expect(call.asked()?.body).toMatchObject({
      dtmf: { digits: '42', timed_out: false },
      speech: { error: 'Speech overridden by DTMF' },
    })
  })

  test('keys do nothing where only speech is listened for, and words nothing where only keys are', () => {
    expect(
      callTo([menu({ type: ['speech'], dtmf: undefined })])
        .presses('1')
        .asked(),
    ).toBeUndefined()
    expect(callTo([menu()]).says('sales').asked()).toBeUndefined()
  })

  test('without an address of its own the result goes to that of the call', () => {
    const call = callTo([menu({ eventUrl: undefined })]).presses('1')
    expect(call.asked()?.url).toBe('https://ivr.example/event')
  })

  test('the form of before 2020 is answered in the form of before 2020', () => {
    const call = callTo([{ action: 'input', maxDigits: '2', timeOut: '5' }]).presses('12')
    expect(call.asked()?.body).toMatchObject({ dtmf: '12', timed_out: false })
  })

  test('an asynchronous input tells every key and holds nothing up', () => {
    const call = callTo([{ action: 'input', type: ['dtmf'], mode: 'asynchronous' }, talk('Go ahead.')])
    expect(call.heard()).toEqual(['Go ahead.'])
    call.presses('12')
    expect(call.told()).toMatchObject([{ dtmf: { digits: '1' } }, { dtmf: { digits: '2' } }])
    expect(call.waits()).toEqual({ for: 'prompt', by: 'caller' })
  })
})

describe('what comes back', () => {
  const asked = () => callTo([menu(), talk('I did not get that.')]).presses('1')

  test('an NCCO replaces the rest of the one before', () => {
    const call = asked().answers([talk('Sales.')])
    expect(call.heard()).toEqual(['Sales.'])
    call.goesOn()
    expect(call.waits().for).toBe('nothing')
  })

  test('an empty reply, or one that is no NCCO, goes on with the old one', () => {
    expect(asked().answers(EMPTY).heard()).toEqual(['I did not get that.'])
    expect(asked().answers({ status: 204, contentType: '', body: '' }).heard()).toEqual([
      'I did not get that.',
    ])
    const object = { status: 200, contentType: 'application/json', body: '{"ok":true}' }
    expect(asked().answers(object).heard()).toEqual(['I did not get that.'])
  })

  test('a reply to a webhook that nobody waits for any more changes nothing', () => {
    const call = asked()
    const id = call.asked()?.id ?? ''
    call.answers([talk('Sales.')]).heard()
    call.happens({ type: 'reply', id, reply: EMPTY })
    expect(call.heard()).toEqual([])
    expect(call.waits()).toEqual({ for: 'prompt', by: 'caller' })
  })
})

describe('other actions', () => {
  test('notify comes back with its payload, names no leg, and holds the call up until it is answered', () => {
    const call = callTo([
      { action: 'notify', payload: { order: [1, 2] }, eventUrl: ['https://ivr.example/notify'] },
      talk('Done.'),
    ])
    expect(call.asked()).toMatchObject({
      url: 'https://ivr.example/notify',
      body: {
        payload: { order: [1, 2] },
        conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
      },
    })
    expect(Object.keys(call.asked()?.body ?? {})).toEqual(['payload', 'conversation_uuid', 'timestamp'])
    expect(call.elapses(30).heard()).toEqual([])
    expect(call.answers(EMPTY).heard()).toEqual(['Done.'])
  })

  test('wait waits, and its bounds are kept rather than refused', () => {
    const call = callTo([{ action: 'wait', timeout: 0 }, talk('Now.')])
    expect(call.heard()).toEqual([])
    expect(call.elapses(0.1).heard()).toEqual(['Now.'])
  })

  test('a conversation moves the leg to a room, the same for the same name, and keeps it there', () => {
    const room = { action: 'conversation', name: 'standup', startOnEnter: false }
    const call = callTo([{ ...room, musicOnHoldUrl: ['https://ivr.example/hold.mp3'] }, talk('Never.')])
    const [moved] = call.told()
    expect(moved).toMatchObject({
      conversation_uuid_from: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
      uuid: 'aaaaaaaabbbbccccdddd0123456789ab',
      type: 'transfer',
    })
    expect(callTo([room]).told()[0]?.conversation_uuid_to).toBe(moved?.conversation_uuid_to)
    expect(call.elapses(600).heard()).toEqual(['https://ivr.example/hold.mp3'])
    call.hangsUp()
    expect(call.told()).toMatchObject([
      { status: 'completed', conversation_uuid: moved?.conversation_uuid_to },
    ])
  })

  test('a transfer moves everybody into another conversation and runs nothing after it', () => {
    const call = callTo([{ action: 'transfer', conversationId: 'CON-other' }, talk('Never.')])
    expect(call.told()).toMatchObject([{ type: 'transfer', conversation_uuid_to: 'CON-other' }])
    expect(call.elapses(600).heard()).toEqual([])
  })
})

describe('recording', () => {
  const voicemail = {
    action: 'record',
    beepStart: true,
    endOnKey: '#',
    endOnSilence: 3,
    timeOut: 20,
    eventUrl: ['https://ivr.example/recording'],
  }

  test('voicemail ends by silence after what was said, and is told without a leg', () => {
    const call = callTo([voicemail, talk('Thank you.')])
    expect(call.heard()).toEqual(['beep'])
    call.elapses(2).says('Call me back, please').elapses(2.9)
    expect(call.heard()).toEqual([])
    expect(call.elapses(0.1).heard()).toEqual(['Thank you.'])
    const [recorded] = call.told()
    expect(recorded).toMatchObject({
      start_time: '2026-03-03T12:00:00Z',
      end_time: '2026-03-03T12:00:06Z',
      recording_uuid: expect.any(String),
      recording_url: expect.stringContaining(String(recorded?.recording_uuid)),
    })
    expect(recorded?.size).toEqual(expect.any(Number))
    expect(recorded).not.toHaveProperty('uuid')
    expect(recorded).not.toHaveProperty('status')
  })

  test('voicemail ends by its key, and at its longest length', () => {
    expect(
      callTo([voicemail, talk('Thank you.')])
        .presses('1#')
        .heard(),
    ).toEqual(['beep', 'Thank you.'])
    const { endOnSilence: _, ...patient } = voicemail
    const call = callTo([patient, talk('Thank you.')]).elapses(19.9)
    expect(call.heard()).toEqual(['beep'])
    expect(call.elapses(0.1).heard()).toEqual(['Thank you.'])
  })

  test('a caller who hangs up into voicemail has left the message', () => {
    const call = callTo([voicemail]).says('Call me').hangsUp()
    expect(call.told()).toMatchObject([{ recording_uuid: expect.any(String) }, { status: 'completed' }])
  })

  test('without an end a recording runs in the background until the call is over', () => {
    const call = callTo([{ action: 'record' }, talk('You are being recorded.')])
    expect(call.heard()).toEqual(['You are being recorded.'])
    expect(call.told()).toEqual([])
    expect(call.goesOn().told()).toMatchObject([{ size: 6572 }, { status: 'completed' }])
  })

  test('a transcription is told to its own address', () => {
    const call = callTo([{ ...voicemail, transcription: { eventUrl: ['https://ivr.example/text'] } }])
    call.presses('#')
    expect(call.told()[1]).toEqual({
      conversation_uuid: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
      type: 'record',
      recording_uuid: expect.any(String),
      status: 'transcribed',
      transcription_url: expect.any(String),
    })
  })
})
