import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'

const box = (settings: object) =>
  flowOf({
    box: {
      kind: 'voicemail',
      name: 'Voicemail',
      settings: { prompt: { text: 'Leave a message after the beep.' }, ...settings },
      exits: { next: 'thanks' },
    },
    thanks: { kind: 'hangup', name: 'Thanks', settings: { prompt: { text: 'Thank you.' } } },
  })

test('a caller leaves a message and is thanked', () => {
  ring(box({})).hears('Leave a message').leavesAMessage().hears('Thank you.').endsAs('hung-up')
})

test('the message ends by hash, after five seconds of silence, or after three minutes, unless the designer says otherwise', () => {
  const call = ring(box({})).hears('Leave')
  expect(call.takes('voicemail')).toEqual({
    type: 'voicemail',
    beep: true,
    endOnKey: '#',
    endOnSilenceSeconds: 5,
    maxSeconds: 180,
  })
  const other = ring(box({ beep: false, endOnKey: null, maxSeconds: 60, transcribe: {} })).hears('Leave')
  expect(other.takes('voicemail')).toEqual({
    type: 'voicemail',
    beep: false,
    endOnSilenceSeconds: 5,
    maxSeconds: 60,
    transcribe: { language: 'en-US' },
  })
})

test('a message is written down in the language it is spoken in', () => {
  const call = ring(box({ transcribe: { language: 'de-DE' } })).hears('Leave')
  expect(call.takes('voicemail').transcribe).toEqual({ language: 'de-DE' })
})

test('a caller who says nothing is thanked all the same: the carrier tells no difference', () => {
  ring(box({})).hears('Leave').leavesAMessage().hears('Thank you.')
})

test('a key that arrives during the message changes nothing', () => {
  ring(box({})).ignores({ type: 'digits', digits: '1' })
})

test('a caller who hangs up after speaking has left a message', () => {
  ring(box({})).hears('Leave').hangsUp().endsAs('hung-up-by-caller')
})
