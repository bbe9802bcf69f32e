import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'

const meeting = (settings: object) =>
  flowOf({
    hello: {
      kind: 'say',
      name: 'Hello',
      settings: { prompt: { text: 'Please wait.' } },
      exits: { next: 'room' },
    },
    room: { kind: 'conference', name: 'Room', settings },
  })

test('a caller is put into the room, and the flow is over', () => {
  const call = ring(
    meeting({ room: 'team-{{called}}', startOnEnter: false, holdMusicUrl: 'https://acme.example/hold.mp3' }),
  )
  call.hears('Please wait.')
  expect(call.takes('conference')).toEqual({
    type: 'conference',
    room: 'team-+442079460000',
    startOnEnter: false,
    endOnExit: false,
    muted: false,
    record: false,
    holdMusicUrl: 'https://acme.example/hold.mp3',
  })
  call.endsAs('conference')
})

test('strangers do not meet in a room without a name', () => {
  ring(meeting({ room: '{{ team }}' }))
    .hears('Please wait.')
    .hears('Sorry, something went wrong')
    .endsAs('failed')
})

test('a caller who leaves the room has left the call', () => {
  ring(meeting({ room: 'team' }))
    .hears('Please wait.')
    .ignores({ type: 'resumed' })
    .hangsUp()
    .endsAs('hung-up-by-caller')
})
