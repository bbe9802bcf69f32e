import { expect, test } from 'vitest'
import { flowOf, NOON } from '../testing/ring'
import { beginCall, walk } from '../walk'
import { kindNamed } from '.'

const splitting = (shares: object[]) =>
  flowOf({ split: { kind: 'split', name: 'Split', settings: { shares } } })

const wayOf = (shares: object[], id: string) => {
  const flow = splitting(shares)
  const incoming = { id, version: 'v', caller: '+12025550143', called: '+442079460000', startedAt: '' }
  const turn = walk(flow, beginCall(flow, incoming), undefined, { now: NOON, opening: () => undefined })
  return turn.trail[0]?.exit ?? turn.next
}

const halves = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 3 },
]

test('the same call always goes the same way', () => {
  for (let call = 0; call < 50; call += 1)
    expect(wayOf(halves, `call-${call}`)).toBe(wayOf(halves, `call-${call}`))
})

test('calls are shared by weight', () => {
  const ways = Array.from({ length: 2_000 }, (_, call) => wayOf(halves, `call-${call}`))
  expect(ways.filter((way) => way === 'a').length).toBeGreaterThan(420)
  expect(ways.filter((way) => way === 'a').length).toBeLessThan(580)
})

test('a share without weight gets no calls, and all of them where it is the only one with some', () => {
  const shares = [
    { id: 'a', weight: 0 },
    { id: 'b', weight: 0.001 },
    { id: 'c', weight: 0 },
  ]
  for (let call = 0; call < 50; call += 1) expect(wayOf(shares, `call-${call}`)).toBe('b')
})

test('where no share has any weight, the call ends politely, and publishing asks for some', () => {
  const shares = [{ id: 'a', weight: 0 }]
  expect(wayOf(shares, 'call-1')).toMatchObject({ type: 'end', reason: 'failed', problem: 'split.no-weight' })
  expect(wayOf([], 'call-1')).toMatchObject({ problem: 'split.no-weight' })
  const { check, settings } = kindNamed('split')
  expect(check?.(settings.parse({ shares }))).toMatchObject([{ code: 'split.no-weight', field: 'shares' }])
})
