import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin'

const sent = (headers: Record<string, string>) =>
  isSameOrigin(new Request('http://127.0.0.1:3000/internal/flows', { method: 'POST', headers }))

test('our own pages may change things', () => {
  expect(sent({ 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(sent({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true)
})

test('pages of other sites, of other ports and what names no origin may not', () => {
  expect(sent({ 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' })).toBe(false)
  expect(sent({ 'sec-fetch-site': 'same-site' })).toBe(false)
  expect(sent({ origin: 'https://elsewhere.example', host: '127.0.0.1:3000' })).toBe(false)
  expect(sent({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' })).toBe(false)
  expect(sent({ origin: 'null' })).toBe(false)
  expect(sent({})).toBe(false)
})
