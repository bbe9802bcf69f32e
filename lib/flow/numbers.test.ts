import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phoneNumber, phoneNumberIn, sipAddress, written } from './numbers'
import { linesOf } from './testing/lines'

test.each(linesOf('phone-numbers.valid.txt').map((line) => line.split(' = ')))('%s is %s', (text, number) => {
  expect(phoneNumber(text ?? '')).toBe(number)
})

test.each(linesOf('phone-numbers.invalid.txt'))('%s is no phone number', (text) => {
  expect(phoneNumber(text)).toBeUndefined()
})

test.each(linesOf('sip-addresses.valid.txt'))('%s is a SIP address', (text) => {
  expect(sipAddress(` ${text} `)).toBe(text)
})

test.each(linesOf('sip-addresses.invalid.txt'))('%s is no SIP address', (text) => {
  expect(sipAddress(text)).toBeUndefined()
})

test.each([
  ['020 7946 0018', 'GB', '+442079460018'],
  ['(202) 555-0143', 'US', '+12025550143'],
  ['2025550143', 'US', '+12025550143'],
  ['030 23125 000', 'DE', '+493023125000'],
  ['+44 20 7946 0018', 'US', '+442079460018'],
  ['0044 20 7946 0018', 'DE', '+442079460018'],
  ['44 20 7946 0018', 'GB', '+442079460018'],
  ['reception', 'GB', undefined],
  ['12', 'GB', undefined],
] as const)('%s, typed in %s, is %s', (text, country, number) => {
  expect(phoneNumberIn(text, country)).toBe(number)
})

test('a number is shown as people write it, and what is none as it is', () => {
  expect(written('+442079460018')).toBe('+44 20 7946 0018')
  expect(written('anonymous')).toBe('anonymous')
})

test('a number stays the same when it is read again, and nothing makes reading throw', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'+0123456789 ()-.'), maxLength: 24 })
  fc.assert(
    fc.property(fc.oneof(digits, fc.string()), (text) => {
      const number = phoneNumber(text)
      if (number === undefined) return
      expect(number).toMatch(/^\+\d{5,17}$/)
      expect(phoneNumber(number)).toBe(number)
      expect(phoneNumber(written(number))).toBe(number)
    }),
  )
})
