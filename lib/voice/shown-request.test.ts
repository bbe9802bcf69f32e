import { expect, test } from 'vitest'
import { MASK } from '@/lib/flow/walk'
import { shownRequest } from './shown-request'

const request = {
  method: 'POST',
  url: 'https://orders.example/v1/orders/4711?customer=12&api_key=abc',
  headers: { 'content-type': 'application/json', Authorization: 'Bearer abc', 'X-Api-Key': 'abc' },
  body: '{"order":"4711","password":"abc"}',
  status: 200,
  answer: '{"state":"sent","accessToken":"abc","author":"Jo"}',
}
const call = { sensitive: [], variables: {} }

test('a request is kept with what it asked and what came back, and without what opens anything', () => {
  expect(shownRequest(request, call)).toEqual({
    ...request,
    url: `https://orders.example/v1/orders/4711?customer=12&api_key=${MASK}`,
    headers: { 'content-type': 'application/json', Authorization: MASK, 'X-Api-Key': MASK },
    body: `{"order":"4711","password":"${MASK}"}`,
    answer: `{"state":"sent","accessToken":"${MASK}","author":"Jo"}`,
  })
  expect(
    shownRequest({ ...request, url: 'https://hooks.example/services/T1/a8Xk29fJq81LmZp0Qw' }, call).url,
  ).toBe(`https://hooks.example/services/T1/${MASK}`)
})

test('sensitive values of the call are nowhere in it', () => {
  const shown = shownRequest(request, { sensitive: ['order'], variables: { order: '4711' } })
  expect(JSON.stringify(shown)).not.toContain('4711')
  expect(shown.answer).toContain('sent')
})

test('of a request that may hold something sensitive only where it went is kept', () => {
  const wait = { n: 2, type: 'http', sensitive: true } as const
  expect(shownRequest(request, { ...call, wait })).toEqual({
    method: 'POST',
    url: `https://orders.example/${MASK}`,
    headers: { 'content-type': 'application/json', Authorization: MASK, 'X-Api-Key': MASK },
    body: MASK,
    status: 200,
    answer: MASK,
  })
})

test('an answer without end is cut, and an address that carries a sealed state loses it', () => {
  expect(shownRequest({ ...request, answer: 'x'.repeat(60_000) }, call).answer?.length).toBeLessThan(8_100)
  const moved = {
    method: 'PUT',
    url: 'https://api.example/v1/calls/leg',
    body: '{"url":["https://x.example/a?t=abc"]}',
  }
  expect(shownRequest(moved)).toEqual({ ...moved, body: '{"url":["https://x.example/a?t=…"]}' })
})
