import { expect, test } from 'vitest'
import { isItsOwn } from './files'

const API = 'https://api.nexmo.com'

test('the token of the application goes to Vonage over https, and nowhere that only looks like it', () => {
  for (const url of [
    'https://api.nexmo.com/v1/files/1',
    'https://api-us.nexmo.com/v1/files/1',
    'https://api-eu-3.vonage.com/v1/files/1',
    'https://API.NEXMO.COM/v1/files/1',
  ])
    expect(isItsOwn(url, API), url).toBe(true)
  for (const url of [
    'http://api-us.nexmo.com/v1/files/1',
    'https://nexmo.com.example/v1/files/1',
    'https://evilnexmo.com/v1/files/1',
    'https://api.nexmo.com.:443@example.com/',
    'https://user@api-us.nexmo.com/v1/files/1',
    'https://example.com/?nexmo.com',
    'https://example.com#.nexmo.com',
    'https://example.com\\.nexmo.com/',
    'https://nexmo.com%2eexample.com/',
    'ftp://api.nexmo.com/',
    'nexmo.com',
    '',
  ])
    expect(isItsOwn(url, API), url).toBe(false)
})

test('where the owner has pointed the API elsewhere, that very origin is Vonage’s too', () => {
  const api = 'http://127.0.0.1:4141'
  expect(isItsOwn('http://127.0.0.1:4141/v1/files/1', api)).toBe(true)
  expect(isItsOwn('http://127.0.0.1:4142/v1/files/1', api)).toBe(false)
  expect(isItsOwn('https://127.0.0.1:4141/v1/files/1', api)).toBe(false)
})
