import { expect, test } from 'vitest'
import { carriers } from '@/lib/carriers'
import { check } from '@/lib/flow/check'
import { flowDocument } from '@/lib/flow/document'
import { ring } from '@/lib/flow/testing/ring'
import { acmeReception } from './acme-reception'

test('nothing is wrong with the sample, and no carrier refuses it', () => {
  const flow = flowDocument.parse(acmeReception)
  expect(check(flow)).toEqual([])
  const refusals = Object.values(carriers).flatMap((carrier) => carrier.check(flow))
  expect(refusals.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a caller can press a key while the welcome still plays', () => {
  expect(ring(acmeReception).plays().bargeIn).toBe(true)
})

test('a caller who presses 1 is connected to sales, which hears a whisper first while the caller hears ringing', () => {
  const call = ring(acmeReception)
  call.hears('Welcome to Acme')
  call.presses('1')
  call.hears('Connecting you to our sales team.')
  const { whisper, ringback } = call.takes('dial')
  expect(whisper).toMatchObject({ text: 'A sales call for Acme.' })
  expect(ringback).toEqual({ tone: 'uk' })
})

test('a caller whom sales does not answer leaves a message', () => {
  const call = ring(acmeReception)
  call.presses('1').calleeDoesNotAnswer()
  call.hears('Nobody in sales is free').leavesAMessage()
  call.hears('Thank you').endsAs('hung-up')
})

test('a caller who presses 2 hears a second menu, and star leads back to the first', () => {
  const call = ring(acmeReception)
  call.presses('2').hears('This is support').presses('*')
  call.hears('For sales, press 1').presses('2')
  call.presses('1').hears('order number').isTransferredTo('+442079460027')
})

test('a caller who presses 3 reaches billing', () => {
  ring(acmeReception).presses('3').hears('Connecting you to billing.').isTransferredTo('+442079460045')
})

test('anything else is not valid and is asked again; after three of them the call ends', () => {
  const call = ring(acmeReception)
  call.presses('7').hears('That is not a valid choice.').hears('For sales, press 1')
  call.presses('8').hears('not a valid choice either')
  call.presses('9').hears('Goodbye').endsAs('hung-up')
})

test('silence has words of its own and is counted apart from wrong keys', () => {
  const call = ring(acmeReception)
  call.staysSilent().hears('We did not hear a choice.').presses('7').hears('not a valid choice')
  call.staysSilent().hears('we still have not heard').presses('8').hears('not a valid choice either')
  call.staysSilent().hears('Goodbye').endsAs('hung-up')
})
