import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const reception = {
  format: 1 as const,
  name: 'Reception',
  start: 'main',
  nodes: {
    main: {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: { text: 'Thank you for calling Acme. For sales press 1, for support press 2.' },
        shortPrompt: { text: 'Sales 1, support 2.' },
        choices: [
          { key: '1', label: 'Sales', phrases: ['sales', 'buy something'] },
          { key: '2', label: 'Support' },
          { key: '9', does: 'repeat' },
        ],
        attempts: 3,
        noInput: { prompts: [{ text: 'We did not hear you.' }] },
        noMatch: { attempts: 2, prompts: [{ text: 'That is not a choice.' }] },
      },
      exits: { '1': 'sales', '2': 'support', 'no-input': 'bye', 'no-match': 'sorry' },
    },
    sales: { kind: 'say', name: 'Sales', settings: { prompt: { text: 'Connecting you to sales.' } } },
    support: {
      kind: 'menu',
      name: 'Support',
      settings: {
        prompt: { text: 'Phones 1, back to the main menu star.' },
        choices: [{ key: '1' }, { key: '*', does: 'back' }],
      },
      exits: { '1': 'sales' },
    },
    bye: { kind: 'hangup', name: 'Bye', settings: { prompt: { text: 'Goodbye.' } } },
    sorry: { kind: 'hangup', name: 'Sorry', settings: { prompt: { text: 'Sorry, please call again.' } } },
  },
}

test('a caller who presses a choice leaves by its key', () => {
  const call = ring(reception)
  call.hears('Thank you for calling Acme').presses('1').hears('Connecting you to sales')
  call.endsAs('exit-not-wired')
  expect(call.went()).toEqual(['main', 'main:1', 'sales:next'])
})

test('a caller who says a phrase leaves by its choice, on a second guess too', () => {
  ring(reception).says('I would like to buy something, please').hears('Connecting you to sales')
  ring(reception).says('tails', 'Sales!').hears('Connecting you to sales')
  ring(reception).says('1').hears('Connecting you to sales')
})

test('a caller who presses nothing is told so, hears the short greeting, and after three silences goodbye', () => {
  const call = ring(reception)
  call.hears('Thank you')
  call.staysSilent().hears('We did not hear you').hears('Sales 1, support 2')
  call.staysSilent().hears('We did not hear you').hears('Sales 1, support 2')
  call.staysSilent().hears('Goodbye').endsAs('hung-up')
})

test('a wrong key is counted apart from silence, by its own number of attempts', () => {
  const call = ring(reception)
  call.presses('7').hears('That is not a choice').hears('Sales 1')
  call.staysSilent().hears('We did not hear you').hears('Sales 1')
  call.presses('8').hears('Sorry, please call again').endsAs('hung-up')
})

test('star returns to the menu before, which greets in short; from the first menu there is no way back', () => {
  const call = ring(reception)
  call
    .presses('2')
    .hears('Phones 1')
    .presses('*')
    .hears('Sales 1, support 2')
    .presses('1')
    .hears('Connecting')
  expect(call.state().trodden).toEqual(['main'])
})

test('the key that repeats plays the long greeting again', () => {
  ring(reception).staysSilent().presses('9').hears('Thank you for calling Acme')
})

test('a caller who hangs up leaves nothing to be done', () => {
  ring(reception).hears('Thank you').hangsUp().endsAs('hung-up-by-caller')
})

test('keys count while the prompt plays, and phrases are listened for only where there are any', () => {
  const call = ring(reception)
  expect(call.plays().bargeIn).toBe(true)
  expect(call.isListenedTo().speech?.hints).toEqual(['sales', 'buy something'])
  const support = ring(reception).presses('2')
  support.hears('Phones')
  expect(support.isListenedTo().speech).toBeUndefined()
})

test('an outcome that is not for a menu changes nothing', () => {
  ring(reception).ignores({ type: 'dial', outcome: 'busy' })
})

const departments = flowOf({
  main: {
    kind: 'menu',
    name: 'Departments',
    settings: {
      prompt: { text: 'Support or technical support?' },
      choices: [
        { key: '1', phrases: ['support'] },
        { key: '2', phrases: ['technical support', 'engineering'] },
        { key: '#', phrases: ['Zürich'] },
      ],
      noMatch: { attempts: 1 },
    },
    exits: { '1': 'one', '2': 'two', '#': 'hash', 'no-match': 'none' },
  },
  one: { kind: 'say', name: 'One', settings: { prompt: { text: 'Support.' } } },
  two: { kind: 'say', name: 'Two', settings: { prompt: { text: 'Engineers.' } } },
  hash: { kind: 'say', name: 'Hash', settings: { prompt: { text: 'Switzerland.' } } },
  none: { kind: 'say', name: 'None', settings: { prompt: { text: 'Pardon?' } } },
})

test('of two phrases, one within the other, the longer one counts', () => {
  ring(departments).says('technical support please').hears('Engineers.')
  ring(departments).says('just support').hears('Support.')
})

test('saying a key’s number chooses it, and accents do not matter', () => {
  ring(departments).says('Two.').hears('Engineers.')
  ring(departments).says('ZURICH').hears('Switzerland.')
  ring(departments).presses('#').hears('Switzerland.')
})

test('a word that only holds a phrase within it is another word', () => {
  ring(departments).says('unsupported').hears('Pardon?')
})

test('a key or a phrase that two choices share is told before it is published', () => {
  const { check, settings } = kindNamed('menu')
  const choices = [
    { key: '1', phrases: ['Sales'] },
    { key: '1', phrases: ['sales!'] },
  ]
  expect(check?.(settings.parse({ choices }))).toMatchObject([
    { code: 'menu.key-repeated', severity: 'error', field: 'choices.1.key' },
    { code: 'menu.phrase-repeated', severity: 'warning', field: 'choices.1.phrases.0' },
  ])
})
