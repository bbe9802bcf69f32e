import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'

const setting = (assignments: object[], variables: Record<string, string> = {}) =>
  flowOf(
    {
      set: { kind: 'set', name: 'Set', settings: { assignments }, exits: { next: 'say' } },
      say: { kind: 'say', name: 'Say', settings: { prompt: { text: '{{greeting}}' } } },
    },
    { settings: { variables } },
  )

test('a value is there for the next node, and later ones see earlier ones', () => {
  const call = ring(
    setting([
      { variable: 'name', value: 'Ann' },
      { variable: 'greeting', value: 'Hello {{name}}, you called {{called}}.' },
      { variable: 'name', value: '{{name | upcase}}' },
    ]),
  )
  call.hears('Hello Ann, you called +442079460000.').hasVariable('name', 'ANN')
})

test('a value that the flow begins with is replaced', () => {
  ring(setting([{ variable: 'greeting', value: 'New.' }], { greeting: 'Old.' })).hears('New.')
})

test('a broken template gives nothing, and the log says so', () => {
  const call = ring(setting([{ variable: 'greeting', value: '{{ broken' }]))
  call.hasVariable('greeting', '')
  expect(call.notes()[0]).toMatch(/^template: /)
})

test('what is made of a secret is a secret', () => {
  const flow = flowOf({
    pin: {
      kind: 'gather',
      name: 'PIN',
      settings: { variable: 'pin', sensitive: true },
      exits: { next: 'copy' },
    },
    copy: {
      kind: 'set',
      name: 'Copy',
      settings: {
        assignments: [
          { variable: 'first', value: '{{ pin | slice: 0, 3 }}' },
          { variable: 'second', value: '{% assign all = first %}{{ all }}!' },
          { variable: 'which', value: 'pin' },
          { variable: 'third', value: '{{ [which] }}' },
          { variable: 'plain', value: '{{ caller }}' },
        ],
      },
    },
  })
  const call = ring(flow).presses('987654')
  call.hasVariable('second', '987!').hasVariable('third', '987654').keepsSecret('987')
  expect(call.state().sensitive).toEqual(['pin', 'first', 'second', 'third'])
  expect(call.trail().at(-1)?.set).toMatchObject({ plain: '+12025550143' })
})
