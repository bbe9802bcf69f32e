import { expect, test } from 'vitest'
import { placeCall } from './phone'
import { receptionAt } from './testing/reception'
import { lineOf, transcriptOf } from './transcript'

const URL_OF_IVR = 'https://ivr.example'

async function calling(more: Partial<Parameters<typeof placeCall>[0]> = {}) {
  const reception = receptionAt(URL_OF_IVR)
  let ids = 0
  const phone = await placeCall({
    publicUrl: URL_OF_IVR,
    secret: 'test-signature-secret-0123456789',
    from: '+1 202 555 0143',
    to: '+442079460000',
    transport: reception.transport,
    now: () => new Date('2026-03-03T12:00:00Z'),
    newId: () => {
      ids += 1
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`
    },
    ...more,
  })
  return { phone, seen: reception.seen, lines: () => phone.heard.map(lineOf) }
}

test('a call rings at the webhooks of the server, and its states are told', async () => {
  const { phone, seen, lines } = await calling()
  // They are sent at once, over connections of their own: in which order they arrive nobody says, here as there.
  expect(seen.map(({ path, body }) => `${path} ${body.status ?? ''}`.trim()).sort()).toEqual([
    'answer',
    'event answered',
    'event ringing',
    'event started',
  ])
  const answer = seen.find(({ path }) => path === 'answer')
  expect(answer?.body).toMatchObject({ from: '12025550143', to: '442079460000' })
  await phone.listen()
  expect(lines()).toEqual(['“Welcome to Acme.”', '“For sales, press 1. To leave a message, press 2.”'])
  await phone.hangUp()
  expect(seen.at(-1)?.body).toMatchObject({ status: 'completed', disconnected_by: 'user' })
})

test('keys are pressed when they count: a prompt without barge-in is heard out, one with it is cut', async () => {
  const { phone, seen, lines } = await calling()
  await phone.press('2')
  expect(lines()).toEqual([
    '“Welcome to Acme.”',
    '“For sales, press 1. To leave a message, press 2.”',
    '“After the tone, please.”',
  ])
  await phone.listen()
  await phone.say('Please call me back.')
  await phone.staySilent()
  await phone.listen()
  expect(lines().slice(-2)).toEqual(['(beep)', '“Thank you.”'])
  expect(seen.map(({ path }) => path)).toContain('recording')
  expect(phone.waiting()).toMatchObject({ for: 'nothing', over: { why: 'end of the NCCO' } })
})

test('fewer keys than are asked for are taken when the idle time is over', async () => {
  const { phone, seen } = await calling()
  await phone.press('9#')
  expect(seen.filter(({ path }) => path === 'input').map(({ body }) => body.dtmf)).toEqual([
    { digits: '9', timed_out: false },
    { digits: '#', timed_out: false },
  ])
})

test('a caller who stays silent is asked again', async () => {
  const { phone, lines } = await calling()
  await phone.staySilent()
  expect(lines().at(-1)).toBe('“Please choose.”')
})

test('the callee hears the whisper, talks, and hangs up', async () => {
  const { phone } = await calling()
  const newLines = transcriptOf(phone)
  await phone.press('1')
  await phone.callee('answer')
  await phone.listen()
  expect(newLines().slice(2)).toEqual([
    '“Connecting you.”',
    '(ringing)',
    '(only the callee hears) “A sales call.”',
    '(connected to +44 20 7946 0018)',
  ])
  await phone.hangUp('callee')
  expect(newLines()).toEqual(['(the call is over: the callee hung up)'])
  expect(newLines()).toEqual([])
})

test('a busy callee brings the call back to the server', async () => {
  const { phone, lines } = await calling()
  await phone.press('1')
  await phone.callee('busy')
  await phone.listen()
  expect(lines().at(-1)).toBe('“They are busy.”')
})

test('what the platform would refuse stands in the transcript', async () => {
  const { phone } = await calling({
    transport: async () => ({ status: 200, contentType: 'application/json', body: '[{"action":"talk"}]' }),
  })
  expect(transcriptOf(phone)()).toEqual([
    expect.stringMatching(
      /^! https:\/\/ivr\.example\/webhooks\/vonage\/answer: the NCCO was refused: action 1, text/,
    ),
    expect.stringMatching(/^! https:\/\/ivr\.example\/webhooks\/vonage\/fallback: /),
    '(the call is over: no instructions came)',
  ])
})

test('a server that only asks to be asked again does not keep the phone for ever', async () => {
  const poll = [
    { action: 'wait', timeout: 1 },
    { action: 'notify', payload: {}, eventUrl: ['https://ivr.example/webhooks/vonage/notify'] },
  ]
  const { phone } = await calling({
    transport: async () => ({ status: 200, contentType: 'application/json', body: JSON.stringify(poll) }),
  })
  await phone.listen()
  expect(phone.waiting().for).toBe('pause')
})
