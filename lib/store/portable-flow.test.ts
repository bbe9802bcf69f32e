import { expect, test } from 'vitest'
import { calendar } from '@/lib/flow/calendar'
import { flowDocument } from '@/lib/flow/document'
import { getCalendar, putCalendar } from './calendars'
import { createFlow } from './flows'
import { exportFlow, importFlow } from './portable-flow'
import { describeOnEachDatabase } from './testing/each-database'

const hours = calendar.parse({ timeZone: 'Europe/London', week: { mon: [{ from: '09:00', to: '17:00' }] } })
const flow = flowDocument.parse({
  format: 1,
  name: 'Reception',
  start: 'hours',
  nodes: { hours: { kind: 'hours', name: 'Open?', settings: { calendar: 'Office' } } },
})

describeOnEachDatabase((open) => {
  test('a flow goes out with copies of the calendars that it names, and comes in elsewhere with them', async () => {
    const here = await open()
    const until = '2026-12-01T12:00:00.000Z'
    await putCalendar(here, 'Office', { ...hours, override: { state: 'closed', until, note: '' } })
    await putCalendar(here, 'Another', hours)
    const { id } = await createFlow(here, { document: flow })
    const file = await exportFlow(here, id)
    expect(file).toEqual({ name: 'Reception', document: { ...flow, calendars: { Office: hours } } })

    const elsewhere = await open()
    const document = file && 'document' in file ? file.document : flow
    const imported = await importFlow(elsewhere, document)
    expect(imported).toMatchObject({ flow: { draft: flow }, calendarsMade: ['Office'], calendarsKept: [] })
    expect(await getCalendar(elsewhere, 'Office')).toMatchObject({ calendar: hours })
  })

  test('a calendar that is here already stays as it is, and a name that is taken gets a number', async () => {
    const db = await open()
    const mine = { ...hours, timeZone: 'Europe/Paris' }
    await putCalendar(db, 'Office', mine)
    await putCalendar(db, 'Same', hours)
    await createFlow(db, { document: flow })
    const imported = await importFlow(db, { ...flow, calendars: { Office: hours, Same: hours } })
    expect(imported).toMatchObject({
      flow: { name: 'Reception 2', draft: { name: 'Reception 2' } },
      calendarsMade: [],
      calendarsKept: ['Office'],
    })
    expect(await getCalendar(db, 'Office')).toMatchObject({ calendar: mine })
  })

  test('a draft that cannot be read goes out as it is stored', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: flow })
    await db.client.flow.update({ where: { id }, data: { draft: '{"nodes":7}' } })
    expect(await exportFlow(db, id)).toEqual({ name: 'Reception', raw: '{"nodes":7}' })
    expect(await exportFlow(db, 'nobody')).toBeUndefined()
  })
})
