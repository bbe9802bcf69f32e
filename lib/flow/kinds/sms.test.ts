import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const texting = (settings: object = {}) =>
  flowOf({
    text: {
      kind: 'sms',
      name: 'Text',
      settings: { text: 'Our address: 1 High Street. You called {{called}}.', ...settings },
      exits: { ok: 'sent', failed: 'not-sent' },
    },
    sent: { kind: 'say', name: 'Sent', settings: { prompt: { text: 'We have texted you.' } } },
    'not-sent': { kind: 'say', name: 'Not sent', settings: { prompt: { text: 'We could not text you.' } } },
  })

test('the caller is texted from the number they called', () => {
  const call = ring(texting())
  expect(call.asksOutside()).toEqual({
    type: 'sms',
    to: '+12025550143',
    from: '+442079460000',
    text: 'Our address: 1 High Street. You called +442079460000.',
  })
  call.outsideAnswers({ type: 'sms', id: 'm1' }).hears('We have texted you.')
})

test('somebody else is texted under a name', () => {
  const call = ring(texting({ to: '+44 20 7946 0018', from: 'Acme 24' }))
  expect(call.asksOutside()).toMatchObject({ to: '+442079460018', from: 'Acme 24' })
})

test('a text that cannot be sent is told', () => {
  const call = ring(texting()).outsideAnswers({ type: 'effect-failed', reason: 'refused' })
  call.hears('We could not text you.')
  expect(call.notes()).toEqual(['sms: refused'])
})

test('a caller who hides the number is not texted', () => {
  const call = ring(texting(), { from: 'anonymous' })
  call.hears('We could not text you.')
  expect(call.notes()).toEqual(['sms.to-invalid'])
})

test('a text without words, or from nobody, is not sent', () => {
  ring(texting({ text: '{{ missing }}' })).hears('We could not text you.')
  ring(texting({ from: '{{ missing }}' })).hears('We could not text you.')
})

test('the same outcome twice does nothing the second time', () => {
  ring(texting()).outsideAnswers({ type: 'sms' }).hears('We have texted you.').ignores({ type: 'sms' })
})

test('what cannot be sent is told before it is published', () => {
  const { check, settings } = kindNamed('sms')
  expect(check?.(settings.parse({ to: '12', from: 'far too long a name' }))).toMatchObject([
    { code: 'number.invalid', field: 'to' },
    { code: 'number.invalid', field: 'from' },
    { code: 'sms.text-empty', field: 'text' },
  ])
})
