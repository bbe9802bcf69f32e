import { expect, test } from 'vitest'
import type { PlacedCall } from '@/lib/store/placed-calls'
import { asShown } from './look'

const NOON = '2026-03-03T12:00:00.000Z'
const call: PlacedCall = {
  id: 'placed-1',
  carrier: 'vonage',
  from: '+442079460000',
  to: '+447700900123',
  flowId: 'flow',
  versionId: 'version',
  versionNumber: 1,
  state: 'asked',
  reason: null,
  legId: null,
  conversationId: null,
  dueAt: NOON,
  createdAt: NOON,
  updatedAt: NOON,
}
const after = (seconds: number) => Date.parse(NOON) + seconds * 1_000

test('while the carrier is being asked, the call is asked for', () => {
  expect(asShown(call, after(5))).toMatchObject({ state: 'asked', reason: null, callId: null })
})

test('a process that died between asking and the answer leaves it unknown whether anybody was rung', () => {
  expect(asShown(call, after(60))).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('may have been placed'),
  })
})

test('a process that died before the call’s turn has rung nobody', () => {
  expect(asShown({ ...call, state: 'waiting' }, after(5))).toMatchObject({ state: 'waiting' })
  expect(asShown({ ...call, state: 'waiting' }, after(60))).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('Nobody was rung'),
  })
})

test('a webhook of the call ends the doubt', () => {
  const told = { ...call, state: 'ringing', legId: 'leg', conversationId: 'CON-1' } as const
  expect(asShown(told, after(60))).toMatchObject({ state: 'ringing', callId: 'vonage:CON-1' })
})
