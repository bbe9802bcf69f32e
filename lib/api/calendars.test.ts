import { expect, test } from 'vitest'
import { onBothDatabases } from './testing/on-both-databases'

const office = {
  timeZone: 'Europe/London',
  week: { mon: [{ from: '09:00', to: '17:30' }] },
  publicHolidays: { country: 'GB', state: 'ENG' },
  days: [{ date: '2026-12-24', name: 'Christmas Eve', open: [{ from: '09:00', to: '12:00' }] }],
}

onBothDatabases((api) => {
  test('a calendar is written, read, listed and written over', async () => {
    const put = await api().put('/calendars/Office', office)
    expect(put).toMatchObject({ status: 200, body: { name: 'Office', calendar: office } })
    expect((await api().get('/calendars/Office')).body).toEqual(put.body)
    expect((await api().get('/calendars')).body.calendars).toContainEqual(put.body)

    const closed = { timeZone: 'UTC', override: { state: 'closed', until: '2026-03-14T15:00:00+01:00' } }
    await api().put('/calendars/Office', closed)
    const { body } = await api().get('/calendars/Office')
    expect(body.calendar).toMatchObject({
      timeZone: 'UTC',
      week: {},
      override: { state: 'closed', note: '' },
    })
  })

  test('a name may be written as people write it', async () => {
    const path = `/calendars/${encodeURIComponent('Büro / Nord ☎')}`
    await api().put(path, office)
    expect((await api().get(path)).body.name).toBe('Büro / Nord ☎')
  })

  test.each(['nobody', 'constructor', '__proto__', 'x'.repeat(300)])('%.20s is no calendar', async (name) => {
    expect(await api().get(`/calendars/${name}`)).toMatchObject({ status: 404 })
  })

  test.each([
    [{}, 'timeZone'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ timeZone: 'UTC', week: { mon: [{ from: '17:00', to: '09:00' }] } }, 'week.mon.0'],
    [{ timeZone: 'UTC', week: { monday: [] } }, 'week'],
    [{ timeZone: 'UTC', days: [{ date: '24.12.2026', name: 'Eve' }] }, 'days.0.date'],
    [{ timeZone: 'UTC', override: { state: 'open', until: 'tomorrow' } }, 'override.until'],
    [{ timeZone: 'UTC', colour: 'red' }, ''],
  ])('%j does not fit, at “%s”', async (calendar, path) => {
    const reply = await api().put('/calendars/Broken', calendar)
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
    expect(reply.body.errors[0].path).toBe(path)
    expect((await api().get('/calendars/Broken')).status).toBe(404)
  })

  test('a name of blanks or beyond 80 characters is refused', async () => {
    for (const name of ['%20', 'x'.repeat(81)])
      expect(await api().put(`/calendars/${name}`, office)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'name' }] },
      })
  })
})
