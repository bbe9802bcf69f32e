import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPreferences } from '@/components/profile/preferences'
import { type Dashboard, dashboard } from '@/lib/access/testing/dashboard'
import { PUT } from './route'

let patchbay: Dashboard
beforeAll(async () => {
  patchbay = await dashboard()
})
afterAll(() => patchbay.close())

const saves = (preferences: object) =>
  patchbay.asks(PUT, 'PUT', '/internal/profile', { role: 'editor', body: { name: 'Eddy', preferences } })

const kept = async () => {
  const person = await patchbay.db.client.person.findUniqueOrThrow({
    where: { email: 'editor@patchbay.example' },
  })
  return readPreferences(person.preferences)
}

test('a language of dates is kept with the person, until they leave it to the browser again', async () => {
  expect((await kept()).dates).toBeUndefined()
  expect((await saves({ timeZone: 'Europe/Berlin', dates: 'de-DE' })).status).toBe(200)
  expect(await kept()).toEqual({ timeZone: 'Europe/Berlin', dates: 'de-DE' })
  expect((await saves({ timeZone: 'Europe/Berlin' })).status).toBe(200)
  expect(await kept()).toEqual({ timeZone: 'Europe/Berlin' })
})

test.each([
  [{ dates: 'tlh' }, 'Choose a language.'],
  [{ dates: '' }, 'Choose a language.'],
  [{ timeZone: 'Mars/Olympus' }, 'Choose a time zone.'],
])('%j is not kept, and it is said what to do', async (preferences, message) => {
  const before = await kept()
  const refused = await saves(preferences)
  expect([refused.status, (await refused.json()).message]).toEqual([422, message])
  expect(await kept()).toEqual(before)
})

test('what an older version has kept is read, and what no version could read counts as not said', () => {
  expect(readPreferences('{"timeZone":"Europe/Paris"}')).toEqual({ timeZone: 'Europe/Paris' })
  expect(readPreferences('{"dates":"tlh"}')).toEqual({ timeZone: 'UTC' })
})
