import { expect, test } from 'vitest'
import { plainName } from './person'

test('a name is kept without what no database keeps', () => {
  expect(plainName('Ada\u0000\n')).toBe('Ada')
  expect(plainName(`${'x'.repeat(59)}🦆`)).toBe('x'.repeat(59))
  expect(plainName('  山田 太郎 ')).toBe('山田 太郎')
})
