import { expect, test } from 'vitest'
import { etag, revisionOf } from './revision'

test('a client sends back the ETag that it got', () => {
  expect(revisionOf(etag(7))).toEqual({ ok: true, revision: 7 })
})

test.each(['3', '"3"', 'W/"3"', ' "3" '])('%s names revision 3', (header) => {
  expect(revisionOf(header)).toEqual({ ok: true, revision: 3 })
})

test.each([undefined, '', ' '])('%j asks for a revision', (header) => {
  expect(revisionOf(header)).toMatchObject({ ok: false, code: 'revision-required' })
})

test.each(['*', '"3", "4"', '"x"', '-1', '1.5', '"99999999999"', '3"'])(
  '%s names no one revision',
  (header) => {
    expect(revisionOf(header)).toMatchObject({ ok: false, code: 'invalid-request' })
  },
)
