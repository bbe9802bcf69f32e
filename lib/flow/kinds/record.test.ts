import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const recording = (settings: object) =>
  flowOf({
    record: { kind: 'record', name: 'Record', settings, exits: { next: 'sales' } },
    sales: {
      kind: 'dial',
      name: 'Sales',
      settings: { destinations: [{ type: 'phone', number: '+442079460018' }] },
    },
  })

test('recording begins, and the caller is connected in the same turn', () => {
  const call = ring(recording({ format: 'wav', split: true, channels: 2, transcribe: { language: 'en-GB' } }))
  expect(call.takes('record')).toEqual({
    type: 'record',
    format: 'wav',
    split: true,
    channels: 2,
    transcribe: { language: 'en-GB' },
  })
  call.isTransferredTo('+442079460018')
})

test('one channel unless they are split', () => {
  expect(ring(recording({ channels: 4 })).takes('record').channels).toBe(1)
  const { check, settings } = kindNamed('record')
  expect(check?.(settings.parse({ channels: 4, format: 'mp3' })).map(({ code }) => code)).toEqual([
    'record.channels-not-split',
    'record.channels-need-wav',
  ])
})

test('a caller who hangs up ends the recording with the call', () => {
  ring(recording({})).hangsUp().endsAs('hung-up-by-caller')
})
