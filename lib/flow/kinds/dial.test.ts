import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const DESK = '+442079460018'
const MOBILE = '+12025550199'

const dialling = (settings: object = {}, variables: Record<string, string> = {}) =>
  flowOf(
    {
      dial: {
        kind: 'dial',
        name: 'Sales',
        settings: { destinations: [{ type: 'phone', number: '+44 (0)20 7946 0018' }], ...settings },
        exits: { busy: 'busy', 'no-answer': 'voicemail', failed: 'failed', machine: 'machine' },
      },
      busy: { kind: 'say', name: 'Busy', settings: { prompt: { text: 'The line is busy.' } } },
      failed: { kind: 'say', name: 'Failed', settings: { prompt: { text: 'We cannot connect you.' } } },
      machine: { kind: 'say', name: 'Machine', settings: { prompt: { text: 'A machine answered.' } } },
      voicemail: {
        kind: 'voicemail',
        name: 'Voicemail',
        settings: { prompt: { text: 'Nobody is free just now.' } },
        exits: { next: 'bye' },
      },
      bye: { kind: 'hangup', name: 'Bye' },
    },
    { settings: { variables } },
  )

test('a caller hears whom they are connected to, and the callee who is calling', () => {
  const call = ring(
    dialling({
      prompt: { text: 'Connecting you to our sales team.' },
      whisper: { text: 'Sales call from {{caller}}.' },
      ringback: { tone: 'uk' },
      ringSeconds: 20,
    }),
  )
  call.hears('Connecting you to our sales team.')
  const dialled = call.isTransferredTo(DESK, {
    ringSeconds: 20,
    callerId: '+442079460000',
    ringback: { tone: 'uk' },
  })
  expect(dialled).toBe(call)
  const instruction = ring(dialling({ whisper: { text: 'Sales call from {{caller}}.' } })).takes('dial')
  expect(instruction.whisper).toMatchObject({ text: 'Sales call from +12025550143.' })
})

test('a caller who reaches nobody leaves a message', () => {
  const call = ring(dialling()).isTransferredTo(DESK).calleeDoesNotAnswer()
  call.hears('Nobody is free just now').leavesAMessage()
  call.endsAs('hung-up')
})

test('busy and out of service have their own ways', () => {
  ring(dialling()).calleeIsBusy().hears('The line is busy.')
  ring(dialling()).calleeIs('failed').hears('We cannot connect you.')
})

test('the next one is tried when one is busy; what came of the last decides', () => {
  const both = [
    { type: 'phone', number: DESK },
    { type: 'phone', number: MOBILE },
  ]
  const call = ring(dialling({ destinations: both, prompt: { text: 'One moment.' } }))
  call.hears('One moment.').isTransferredTo(DESK).calleeIsBusy()
  call.hearsNothingMore().isTransferredTo(MOBILE).calleeDoesNotAnswer().hears('Nobody is free')
})

test('a destination that is no address is passed over', () => {
  const call = ring(
    dialling({
      destinations: [
        { type: 'phone', number: '{{agent}}' },
        { type: 'phone', number: MOBILE },
      ],
    }),
  )
  call.isTransferredTo(MOBILE)
  expect(call.notes()).toEqual(['dial.destination-invalid'])
})

test('where none is left, the busy line before it still was busy', () => {
  const call = ring(
    dialling({
      destinations: [
        { type: 'phone', number: DESK },
        { type: 'phone', number: '{{agent}}' },
      ],
    }),
  )
  call.calleeIsBusy().hears('The line is busy.')
  expect(call.notes()).toEqual(['dial.no-valid-destination'])
})

test('where there is nobody at all to be dialled, the call fails over', () => {
  ring(dialling({ destinations: [] })).hears('We cannot connect you.')
})

test('a machine is left when the designer says so, and passed over otherwise', () => {
  ring(dialling({ machine: 'leave' }))
    .calleeIs('machine')
    .hears('A machine answered.')
  ring(dialling({ machine: 'off' }))
    .calleeIs('machine')
    .hears('Nobody is free just now')
})

test.each([
  [
    { type: 'sip', uri: 'sip:desk@acme.example;transport=tls', headers: { Caller: '{{caller}}' } },
    'sip:desk@acme.example;transport=tls',
  ],
  [{ type: 'app', user: '{{agent}}' }, 'ann'],
  [{ type: 'vbc', extension: '4711' }, '4711'],
  [{ type: 'websocket', uri: 'wss://ai.acme.example/{{agent}}' }, 'wss://ai.acme.example/ann'],
])('%j is reached', (destination, address) => {
  ring(dialling({ destinations: [destination] }, { agent: 'ann' })).isTransferredTo(address)
})

test('keys for the callee’s own menu are pressed when they are keys', () => {
  const number = (dtmfOnAnswer: string) =>
    ring(
      dialling({ destinations: [{ type: 'phone', number: DESK, dtmfOnAnswer }] }, { ext: '12', odd: '1;2' }),
    ).takes('dial')
  expect(number('p{{ext}} #').destination).toMatchObject({ dtmfOnAnswer: 'p12#' })
  expect(number('{{odd}}').destination).toEqual({ type: 'phone', number: DESK })
})

test('a caller’s words cannot begin a new header', () => {
  const call = ring(
    dialling(
      { destinations: [{ type: 'sip', uri: 'sip:a@b.example', headers: { Said: '{{said}}' } }] },
      { said: 'a\r\nb' },
    ),
  )
  expect(call.takes('dial').destination).toMatchObject({ headers: { Said: 'a b' } })
})

test('the number shown is the node’s, else the flow’s, else the one that was called', () => {
  expect(ring(dialling({ callerId: '+1 202 555 0100' })).takes('dial').callerId).toBe('+12025550100')
  expect(ring(dialling({ callerId: '{{nothing}}' })).takes('dial').callerId).toBeUndefined()
})

test('a caller who hangs up while it rings leaves nothing to be done', () => {
  ring(dialling()).isTransferredTo(DESK).ignores({ type: 'silence' }).hangsUp().endsAs('hung-up-by-caller')
})

test.each([
  [{ destinations: [] }, 'dial.no-destination', 'destinations'],
  [{ destinations: [{ type: 'phone' }] }, 'dial.destination-empty', 'destinations.0.number'],
  [{ destinations: [{ type: 'phone', number: '123' }] }, 'number.invalid', 'destinations.0.number'],
  [{ destinations: [{ type: 'sip', uri: 'desk' }] }, 'dial.destination-invalid', 'destinations.0.uri'],
  [
    { destinations: [{ type: 'phone', number: DESK, dtmfOnAnswer: 'abc' }] },
    'dial.keys-invalid',
    'destinations.0.dtmfOnAnswer',
  ],
  [{ callerId: 'Acme' }, 'number.invalid', 'callerId'],
  [{ ringback: { audioUrl: '' } }, 'dial.ringback-empty', 'ringback.audioUrl'],
])('%j is told before it is published', (settings, code, field) => {
  const { check, settings: schema } = kindNamed('dial')
  const fine = { destinations: [{ type: 'phone', number: DESK }] }
  expect(check?.(schema.parse({ ...fine, ...settings }))).toMatchObject([{ code, field }])
})
