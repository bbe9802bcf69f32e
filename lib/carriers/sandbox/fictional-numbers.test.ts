import { expect, test } from 'vitest'
import { phoneNumber } from '@/lib/flow/numbers'
import {
  FICTIONAL_CALLERS,
  FICTIONAL_RANGES,
  fictionalRangeFor,
  nextFictionalNumber,
} from './fictional-numbers'

const range = (id: string) => FICTIONAL_RANGES.find((one) => one.id === id)

test('numbers are given out one after the other, and none twice', () => {
  expect(nextFictionalNumber(new Set())).toBe('+442079460000')
  expect(nextFictionalNumber(new Set(['+442079460000', '+442079460002']))).toBe('+442079460001')
})

test('a range that is all taken gives none', () => {
  const all = new Set(Array.from({ length: 100 }, (_, at) => `+120255501${String(at).padStart(2, '0')}`))
  expect(nextFictionalNumber(all, range('us'))).toBeUndefined()
})

test('a flow gets a number of the country whose language it speaks', () => {
  expect(fictionalRangeFor('en-US').id).toBe('us')
  expect(fictionalRangeFor('de-DE').id).toBe('de')
  expect(fictionalRangeFor('pt-BR').id).toBe('gb')
})

test('every number is one that can be written down as any other', () => {
  for (const { first, count } of FICTIONAL_RANGES) {
    expect(phoneNumber(first)).toBe(first)
    const last = `+${BigInt(first) + BigInt(count - 1)}`
    expect(phoneNumber(last)).toBe(last)
  }
  for (const { e164 } of FICTIONAL_CALLERS) expect(phoneNumber(e164)).toBe(e164)
})
