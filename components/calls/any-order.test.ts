import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LogRow, StoredLogRow } from '@/lib/store/call-log'
import { foldCall } from '@/lib/store/fold'
import { tales } from '@/lib/store/testing/tales'
import { listedWebhook } from './raw'
import { storyOf } from './story'

/** As a database numbers them: in the order in which they came. */
const stored = (rows: LogRow[]): StoredLogRow[] => rows.map((row, at) => ({ ...row, id: at + 1 }))

/** All that is told of a call, without the numbers that the database gave its rows. */
function told(rows: StoredLogRow[]) {
  const folded = foldCall(rows)
  const { moments, steps } = storyOf(rows, {}, folded?.call.legId)
  return { folded, steps, moments: moments.map(({ key: _, ...moment }) => moment) }
}

const anyOrder = (rows: LogRow[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(rows, { minLength: rows.length }),
      fc.array(fc.tuple(fc.constantFrom(...rows), fc.nat())),
    )
    .map(([shuffled, again]) => {
      const mixed = [...shuffled]
      for (const [row, at] of again) mixed.splice(at % (mixed.length + 1), 0, row)
      return mixed
    })

describe.each(Object.entries(tales))('%s', (_, rows) => {
  test('in any order, and more than once, it is the same call, the same legs, the same way and the same story', () => {
    const whole = told(stored(rows))
    expect(whole.folded?.visits.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(anyOrder(rows), (mixed) => {
        expect(told(stored(mixed))).toEqual(whole)
      }),
    )
  })

  test('its story runs forward in time, and its way is that of the call’s visits', () => {
    const { folded, moments, steps } = told(stored(rows))
    const times = moments.map(({ at }) => at)
    expect(times).toEqual([...times].sort())
    expect(new Set(steps.map(({ node }) => node))).toEqual(
      new Set(folded?.visits.map(({ nodeId }) => nodeId)),
    )
    expect(moments.map(({ walked }) => walked)).toEqual(
      moments.map(({ walked }) => walked).toSorted((a, b) => a - b),
    )
    expect(stored(rows).map(listedWebhook)).toHaveLength(rows.length)
  })
})
