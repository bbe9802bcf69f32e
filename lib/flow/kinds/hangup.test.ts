import { test } from 'vitest'
import { flowOf, ring } from '../testing/ring'

const ending = (settings: object) => flowOf({ bye: { kind: 'hangup', name: 'Bye', settings } })

test('a caller hears the last words, and the call ends', () => {
  const call = ring(ending({ prompt: { text: 'Thank you for calling.' } }))
  call.hears('Thank you for calling.').takes('hangup')
  call.endsAs('hung-up')
})

test('without last words the call just ends', () => {
  const call = ring(ending({}))
  call.hearsNothingMore().takes('hangup')
  call.endsAs('hung-up')
})

test('whatever arrives afterwards changes nothing', () => {
  ring(ending({})).ignores({ type: 'digits', digits: '1' }).ignores({ type: 'recorded' })
})
