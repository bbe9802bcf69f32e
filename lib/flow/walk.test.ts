import { expect, test } from 'vitest'
import { flowOf, ring } from './testing/ring'

const say = (prompt: object, next?: string) => ({
  kind: 'say',
  name: '',
  settings: { prompt },
  exits: next ? { next } : {},
})
const bye = (prompt?: object) => ({ kind: 'hangup', name: '', settings: prompt ? { prompt } : {} })
const menu = (prompt: object) => ({
  kind: 'menu',
  name: '',
  settings: { prompt, choices: [{ key: '1' }], noInput: { prompts: [{ text: 'Nothing heard.' }] } },
})

test('a recording at what is no address is left out, and told', () => {
  for (const clip of [
    'welcome.mp3',
    'ftp://acme.example/a.mp3',
    'https://',
    'https://acme.example/a b.mp3',
  ]) {
    const variables = { clip }
    const call = ring(
      flowOf(
        { a: say({ audioUrl: '{{ clip }}' }, 'b'), b: say({ text: 'Hi.' }) },
        { settings: { variables } },
      ),
    )
    call.hears('Hi.').hearsNothingMore()
    expect(call.notes()).toEqual(['prompt.empty'])
  }
})

test('a recording whose address a variable holds is played', () => {
  const variables = { clip: 'HTTPS://acme.example/hello.mp3?v=2' }
  ring(flowOf({ a: say({ audioUrl: '{{ clip }}' }) }, { settings: { variables } })).hears('hello.mp3?v=2')
})

test('a caller whose last words came out empty hears a goodbye before the call ends', () => {
  const call = ring(flowOf({ bye: bye({ text: '{{ words }}' }) }))
  call.hears('Goodbye.').takes('hangup')
  call.endsAs('hung-up')
  ring(flowOf({ a: say({ audioUrl: '{{ clip }}' }, 'bye'), bye: bye() }))
    .hears('Goodbye.')
    .endsAs('hung-up')
})

test('a caller who heard anything in the turn, or was to hear nothing, hears no goodbye besides', () => {
  ring(flowOf({ a: say({ text: 'Thank you.' }, 'bye'), bye: bye({ text: '{{ words }}' }) }))
    .hears('Thank you.')
    .endsAs('hung-up')
  ring(flowOf({ bye: bye() })).endsAs('hung-up')
})

test('an exit that leads nowhere says goodbye where the recording before it had no address', () => {
  ring(flowOf({ a: say({ audioUrl: '{{ clip }}' }) }))
    .hears('Goodbye.')
    .endsAs('exit-not-wired')
})

test('a question that came out empty is told, and the caller hears the wording for nothing heard', () => {
  const call = ring(flowOf({ main: menu({ text: '{{ words }}' }) }))
  call.hearsNothingMore().isListenedTo()
  expect(call.notes()).toEqual(['prompt.empty', 'walk.silent-question'])
  call.staysSilent().hears('Nothing heard.')
  expect(call.notes()).toEqual(['prompt.empty', 'walk.silent-question', 'prompt.empty'])
})

test('an error prompt at what is no address gives way to the fixed sentence', () => {
  const settings = { errorPrompt: { audioUrl: 'sorry.mp3' } }
  ring(flowOf({ a: say({ text: 'A' }, 'gone') }, { settings }))
    .hears('A')
    .hears(/sorry/i)
    .endsAs('failed')
})
