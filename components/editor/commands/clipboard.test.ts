import { expect, test } from 'vitest'
import { clashText } from './clipboard'

test('a clash of names is told with what to do about it', () => {
  expect(clashText(['account'])).toContain('The variable “account” was set in this flow before')
  expect(clashText(['account', 'pin', 'order'])).toContain('The variables “account”, “pin” and “order” were')
  expect(clashText(['account'])).toContain('Rename it')
})
