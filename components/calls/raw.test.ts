import { expect, test } from 'vitest'
import { gist, laidOut, readRequest } from './raw'

test('the sealed state of a call stays out of the path and among the headers', () => {
  const request = {
    method: 'POST',
    url: '/webhooks/vonage/input?t=abc',
    headers: { host: 'x' },
    body: '{"a":1}',
  }
  expect(readRequest(JSON.stringify(request))).toEqual({
    method: 'POST',
    path: '/webhooks/vonage/input',
    headers: '/webhooks/vonage/input?t=abc\nhost: x',
    body: '{"a":1}',
  })
})

test('JSON is laid out in lines, and anything else shown as it came', () => {
  expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(laidOut('a=1&b=2')).toBe('a=1&b=2')
})

test('a webhook is told in a word or two', () => {
  expect(gist({ kind: 'leg', event: '{"type":"leg","state":"busy"}' })).toBe('leg busy')
  expect(gist({ kind: 'heard', event: '{"type":"heard","heard":{"type":"digits"}}' })).toBe('heard digits')
  expect(gist({ kind: 'late', event: '{"type":"heard","heard":{"type":"digits"}}' })).toBe('late')
  expect(gist({ kind: 'refused', event: null })).toBe('refused')
})
