import { expect, test } from 'vitest'
import { isOwnWebhook } from './voice-address'

test.each([
  ['http://localhost:3001/webhooks/vonage/answer', 'http://localhost:3001'],
  ['http://localhost:3001/webhooks/vonage/input?t=abc', 'http://localhost:3001'],
  ['https://voice.example.com/ivr/webhooks/vonage/event', 'https://voice.example.com/ivr'],
  ['https://voice.example.com:443/webhooks/vonage/event', 'https://voice.example.com'],
])('%s is a webhook of %s', (url, publicUrl) => {
  expect(isOwnWebhook(url, publicUrl)).toBe(true)
})

test.each([
  ['https://elsewhere.example/webhooks/vonage/answer'],
  ['http://localhost:3000/webhooks/vonage/answer'],
  ['https://localhost:3001/webhooks/vonage/answer'],
  ['http://localhost:3001/audio/ringback-uk.wav'],
  ['http://localhost:3001/webhooks/../internal/flows'],
  ['http://localhost:3001/webhooks/%2e%2e/internal/flows'],
  ['http://localhost:3001@elsewhere.example/webhooks/vonage/answer'],
  ['http://someone@localhost:3001/webhooks/vonage/answer'],
  ['file:///webhooks/vonage/answer'],
  ['/webhooks/vonage/answer'],
])('%s is none of ours', (url) => {
  expect(isOwnWebhook(url, 'http://localhost:3001')).toBe(false)
})
