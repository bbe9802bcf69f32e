import { expect, test } from 'vitest'
import { formatsIn } from '../format/formats'
import { changedSince } from './use-still-true'

const noon = '2026-03-03T12:00:00.000Z'
const now = new Date(noon)
const live = { number: 4, document: undefined as never, since: '', author: 'Ada' }
const page = { revision: 7, live, next: 5, timeZone: 'Europe/London' }
const state = { revision: 7, updatedAt: noon, live: 4, liveAuthor: 'Ada', lastEditor: 'Grace' }

test('while nothing has changed there is nothing to say', () => {
  expect(changedSince(state, page, now, formatsIn('en-GB'))).toBeNull()
})

test('who published meanwhile is named', () => {
  const published = { ...state, live: 5, liveAuthor: 'Grace' }
  expect(changedSince(published, page, now, formatsIn('en-GB'))).toBe('Grace published version 5 meanwhile.')
})

test('who published a version once is not said to have rolled back to it', () => {
  expect(changedSince({ ...state, live: 3 }, page, now, formatsIn('en-GB'))).toBe(
    'Somebody made version 3 live meanwhile.',
  )
})

test('who changed the draft is named', () => {
  expect(changedSince({ ...state, revision: 8 }, page, now, formatsIn('en-GB'))).toMatch(
    /^Grace changed the draft at /,
  )
})
