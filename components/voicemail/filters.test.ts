import { expect, test } from 'vitest'
import { isNarrowed, readFilters, wantedBy, writeFilters } from './filters'

test('what is chosen stands in the address and is read back from it', () => {
  const filters = { flow: 'reception', number: '+442079460000', show: 'unheard', period: 'week' } as const
  const address = writeFilters(filters, 'cursor')
  expect(address).toBe(
    '/voicemail?flow=reception&number=%2B442079460000&show=unheard&period=week&before=cursor',
  )
  expect(readFilters(Object.fromEntries(new URL(address, 'http://localhost').searchParams))).toEqual(filters)
})

test('an address that makes no sense narrows nothing', () => {
  const filters = readFilters({ show: 'nothing', period: ['week'], flow: undefined })
  expect(isNarrowed(filters)).toBe(false)
  expect(writeFilters(filters)).toBe('/voicemail')
  expect(wantedBy(filters, new Date())).toEqual({ shelves: ['unheard', 'heard'], filters: {} })
})

test('a period reaches back from now', () => {
  const now = new Date('2026-03-08T12:00:00.000Z')
  const { filters } = wantedBy({ flow: '', number: '', show: 'all', period: 'week' }, now)
  expect(filters).toEqual({ from: '2026-03-01T12:00:00.000Z' })
})
