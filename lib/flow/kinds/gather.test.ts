import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const asking = (settings: object) =>
  flowOf({
    ask: {
      kind: 'gather',
      name: 'Order number',
      settings: {
        prompt: { text: 'Please enter your order number, and then hash.' },
        shortPrompt: { text: 'Your order number, please.' },
        variable: 'order',
        ...settings,
      },
      exits: { next: 'thanks', 'no-input': 'bye', 'no-match': 'sorry' },
    },
    thanks: { kind: 'say', name: 'Thanks', settings: { prompt: { text: 'Order {{order}}.' } } },
    bye: { kind: 'hangup', name: 'Bye', settings: { prompt: { text: 'Goodbye.' } } },
    sorry: { kind: 'hangup', name: 'Sorry', settings: { prompt: { text: 'Sorry.' } } },
  })

test('a caller enters a number and hears it again', () => {
  const call = ring(asking({ minDigits: 4, maxDigits: 6 }))
  call.hears('Please enter')
  expect(call.isListenedTo()).toEqual({
    type: 'gather',
    digits: { maxDigits: 6, timeoutSeconds: 5, finishOnKey: '#' },
  })
  call.presses('1234').hears('Order 1234.').hasVariable('order', '1234')
})

test('the finish key is no part of the number, whether the carrier knows it or not', () => {
  ring(asking({})).presses('1234#').hasVariable('order', '1234')
  ring(asking({ finishKey: '*' }))
    .presses('12*34')
    .hasVariable('order', '12')
  ring(asking({ finishKey: null }))
    .presses('12#')
    .hasVariable('order', '12#')
})

test('leading zeros stay', () => {
  ring(asking({})).presses('0042').hasVariable('order', '0042')
})

test('a caller who presses nothing is told so in other words each time, and hears goodbye after the last', () => {
  const call = ring(
    asking({ noInput: { attempts: 3, prompts: [{ text: 'Hello?' }, { text: 'Still there?' }] } }),
  )
  call.hears('Please enter').staysSilent()
  call.hears('Hello?').hears('Your order number').staysSilent()
  call.hears('Still there?').hears('Your order number').staysSilent()
  call.hears('Goodbye').endsAs('hung-up')
})

test('a number that is too short, too long, or of another form is counted apart from silence', () => {
  const call = ring(
    asking({
      minDigits: 3,
      maxDigits: 4,
      pattern: '[1-8]\\d+',
      noMatch: { attempts: 4, prompts: [{ text: 'That is no order number.' }] },
    }),
  )
  call.presses('12').hears('That is no order number.').hears('Your order number')
  call.staysSilent().hears('Your order number').hearsNothingMore()
  call.presses('12345').hears('That is no order number.')
  call.hears('Your order').presses('9123').hears('That is no order number.')
  call.hears('Your order').presses('#').hears('Sorry.').endsAs('hung-up')
})

test('where nothing need be entered, the finish key alone will do', () => {
  ring(asking({ minDigits: 0 }))
    .presses('#')
    .hears('Order .')
    .hasVariable('order', '')
})

test('speech is kept as it was said', () => {
  const call = ring(asking({ accepts: 'speech', speech: { hints: ['Lamp', 'Desk'], language: 'en-AU' } }))
  call.hears('Please enter')
  expect(call.isListenedTo()).toEqual({
    type: 'gather',
    speech: {
      language: 'en-AU',
      hints: ['Lamp', 'Desk'],
      startTimeoutSeconds: 5,
      endOnSilenceSeconds: 1,
      maxSeconds: 30,
    },
  })
  call.says(' The red lamp ').hasVariable('order', 'The red lamp')
})

test('the first guess that fits the pattern is taken', () => {
  ring(asking({ accepts: 'speech', pattern: '[A-Z]{2}\\d{3}' }))
    .says('A B 1 2 3', 'AB123')
    .hasVariable('order', 'AB123')
})

test('where both count, digits that are said are as good as pressed ones', () => {
  ring(asking({ accepts: 'both', minDigits: 4 }))
    .says('four two, oh seven')
    .hasVariable('order', '4207')
  ring(asking({ accepts: 'both', minDigits: 4 }))
    .says('4 2')
    .hears('Your order number')
  ring(asking({ accepts: 'both', minDigits: 4 }))
    .says('I do not have one')
    .hasVariable('order', 'I do not have one')
})

test('words where digits are asked for, and digits where words are, are no match', () => {
  ring(asking({ attempts: 1 }))
    .says('what?')
    .hears('Sorry')
  ring(asking({ attempts: 1, accepts: 'speech' }))
    .presses('1')
    .hears('Sorry')
})

test('what is sensitive can be used, and stands in no log', () => {
  const call = ring(asking({ sensitive: true, minDigits: 4 }))
  expect(call.state().wait?.sensitive).toBe(true)
  call.presses('12').hears('Your order number').presses('4711').keepsSecret('4711').keepsSecret('12"')
  expect(call.plays().spoken).toMatchObject({ text: 'Order 4711.', isSecret: true })
  expect(call.state().sensitive).toEqual(['order'])
  call.hasVariable('order', '4711')
})

test('a caller who hangs up leaves nothing to be done', () => {
  ring(asking({})).hears('Please enter').hangsUp().endsAs('hung-up-by-caller')
})

test.each([
  [{ variable: '' }, 'variable.missing'],
  [{ variable: 'caller' }, 'variable.reserved'],
  [{ minDigits: 5, maxDigits: 4 }, 'gather.length'],
  [{ minDigits: 0, finishKey: null }, 'gather.no-end'],
  [{ pattern: '(\\d' }, 'pattern.invalid'],
  [{ pattern: '(?=1)1' }, 'pattern.unsupported'],
])('%j is told before it is published', (settings, code) => {
  const { check, settings: schema } = kindNamed('gather')
  expect(check?.(schema.parse(settings)).map((problem) => problem.code)).toEqual([code])
})
