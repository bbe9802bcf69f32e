import { expect, test } from 'vitest'
import { shareOf } from './share'

test('the same text always has the same share', () => {
  expect(shareOf('vonage:CON-1 split')).toBe(shareOf('vonage:CON-1 split'))
})

test('calls whose ids are alike are spread evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let call = 0; call < 10_000; call += 1) {
    const tenth = Math.floor(shareOf(`call-${call} split-1`) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('two splits on the way of one call decide apart', () => {
  const both = Array.from(
    { length: 4_000 },
    (_, call) => shareOf(`call-${call} first`) < 0.5 && shareOf(`call-${call} second`) < 0.5,
  ).filter(Boolean).length
  expect(Math.abs(both - 1_000)).toBeLessThan(150)
})
