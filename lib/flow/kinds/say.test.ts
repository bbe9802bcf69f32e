import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'

const greeting = (prompt: object) =>
  flowOf({
    hello: { kind: 'say', name: 'Hello', settings: { prompt }, exits: { next: 'menu' } },
    menu: { kind: 'menu', name: 'Menu', settings: { prompt: { text: 'Press 1.' }, choices: [{ key: '1' }] } },
  })

test('a caller hears the message, and the next node in the same turn', () => {
  ring(greeting({ text: 'Welcome to Acme.' }))
    .hears('Welcome to Acme.')
    .hears('Press 1.')
    .hearsNothingMore()
})

test('a caller who presses a key during a message does not cut it short', () => {
  expect(ring(greeting({ text: 'Please listen.' })).plays().bargeIn).toBe(false)
})

test('the caller’s number is filled in, and in markup it stays text', () => {
  ring(greeting({ text: 'You are {{caller}}.' }), { from: 'a & b' }).hears('You are a & b.')
  ring(greeting({ text: '<speak>You are {{caller}}.</speak>' }), { from: 'a & <b>' }).hears(
    'You are a &amp; &lt;b&gt;.',
  )
})

test('language, voice, loudness and repetition are the prompt’s own where it has them', () => {
  const call = ring(
    greeting({ text: 'Grüezi.', language: 'de-CH', voice: { style: 2 }, loop: 0, level: -0.5 }),
  )
  expect(call.plays().spoken).toMatchObject({
    language: 'de-CH',
    voice: { style: 2, premium: false },
    loop: 0,
    level: -0.5,
  })
})

test('a recording is played from its address, with values encoded into it', () => {
  ring(greeting({ audioUrl: 'https://acme.example/{{caller}}.mp3' }), { from: '+1/../x' }).hears(
    'https://acme.example/%2B1%2F..%2Fx.mp3',
  )
})

test('a message whose variables are empty is left out: carriers refuse a prompt without words', () => {
  const call = ring(greeting({ text: '{{ missing }}' }))
  call.hears('Press 1.')
  expect(call.notes()).toEqual(['prompt.empty'])
})

test('a message that leads nowhere ends the call, with a goodbye where nothing was heard', () => {
  const alone = (text: string) =>
    ring(flowOf({ only: { kind: 'say', name: 'Only', settings: { prompt: { text } } } }))
  alone('We are moving.').hears('We are moving.').endsAs('exit-not-wired')
  alone('').hears('Goodbye.').endsAs('exit-not-wired')
})

test('a caller who hangs up during the message leaves nothing to be done', () => {
  ring(greeting({ text: 'Welcome.' }))
    .hears('Welcome')
    .hears('Press 1')
    .hangsUp()
    .endsAs('hung-up-by-caller')
})
