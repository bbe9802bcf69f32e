import { expect, test } from 'vitest'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((api) => {
  test('what a program did stands in the audit log, and is found there', async () => {
    await api().put('/calendars/Audited', { timeZone: 'UTC' })
    const { status, body } = await api().get('/audit?action=calendar.saved&subject=Audited')
    expect(status).toBe(200)
    expect(body.entries).toMatchObject([{ action: 'calendar.saved', subject: 'Audited', details: {} }])
    const { body: page } = await api().get('/audit?limit=1')
    expect(page.entries).toHaveLength(1)
    if (page.next) expect((await api().get(`/audit?limit=1&cursor=${page.next}`)).status).toBe(200)
    expect((await api().get('/audit?from=2100-01-01T00:00:00Z')).body).toEqual({ entries: [], next: null })
  })

  test.each(['limit=0', 'limit=201', 'from=yesterday', 'cursor=x', 'colour=red'])(
    '?%s does not fit',
    async (query) => {
      expect(await api().get(`/audit?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      })
    },
  )
})
