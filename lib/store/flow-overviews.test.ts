import { expect, test } from 'vitest'
import { calendar } from '@/lib/flow/calendar'
import { flowDocument } from '@/lib/flow/document'
import { calendarUsers } from './calendar-users'
import { getCalendar, saveCalendar } from './calendars'
import { listFlowOverviews } from './flow-overviews'
import { archiveFlow, createFlow, saveDraft } from './flows'
import { assignNumber, createNumber } from './numbers'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { publish } from './versions'

const askingHours = (name: string, calendarName: string) =>
  flowDocument.parse({
    format: 1,
    name,
    start: 'hours',
    nodes: {
      hours: {
        kind: 'hours',
        name: 'Open?',
        settings: { calendar: calendarName },
        exits: { open: 'bye', closed: 'bye' },
      },
      bye: { kind: 'hangup', name: 'Bye' },
    },
  })

describeOnEachDatabase((open) => {
  test('the list tells what is live, what is not published yet, and which numbers lead there', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow('Reception') })
    expect(await listFlowOverviews(db)).toMatchObject([{ liveVersion: null, hasUnpublishedChanges: false }])

    await publish(db, id)
    await createNumber(db, { e164: '+442079460000', carrier: 'sandbox' })
    await assignNumber(db, '+442079460000', { flow: id, version: 1 })
    expect(await listFlowOverviews(db)).toMatchObject([
      {
        liveVersion: { number: 1 },
        hasUnpublishedChanges: false,
        numbers: [{ e164: '+442079460000', carrier: 'sandbox', pinnedVersion: 1 }],
      },
    ])

    const moved = { ...someFlow('Reception'), layout: { hello: { x: 40, y: 80 } } }
    await saveDraft(db, id, moved, 1)
    expect(await listFlowOverviews(db)).toMatchObject([{ hasUnpublishedChanges: false, draft: moved }])
    await saveDraft(db, id, someFlow('Reception', 'Something else.'), 2)
    expect(await listFlowOverviews(db)).toMatchObject([{ hasUnpublishedChanges: true }])
  })

  test('a draft that cannot be read stands in the list without one', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow() })
    await db.client.flow.update({ where: { id }, data: { draft: '{"nodes":7}' } })
    expect(await listFlowOverviews(db)).toMatchObject([{ id, draft: null }])
  })

  test('a calendar tells which flows ask it, and whether callers do already', async () => {
    const db = await open()
    const hours = calendar.parse({ timeZone: 'Europe/London' })
    expect(await saveCalendar(db, 'Office', hours, null)).toMatchObject({ ok: true })
    const live = await createFlow(db, { document: askingHours('Live', 'Office') })
    await publish(db, live.id)
    await saveDraft(db, live.id, askingHours('Live', 'Other'), 1)
    const away = await createFlow(db, { document: askingHours('Away', 'Office') })
    await archiveFlow(db, away.id, true)
    const users = await calendarUsers(db)
    expect(users.get('Office')).toEqual([{ id: live.id, name: 'Live', isLive: true }])
    expect(users.get('Other')).toEqual([{ id: live.id, name: 'Live', isLive: false }])
  })

  test('a calendar that was changed meanwhile is not overwritten, nor one that is there already', async () => {
    const db = await open()
    const hours = calendar.parse({ timeZone: 'Europe/London' })
    await saveCalendar(db, 'Office', hours, null)
    const seen = await getCalendar(db, 'Office')
    const base = seen?.updatedAt ?? ''
    const closed = { ...hours, timeZone: 'Europe/Paris' }
    const saves = await Promise.all([1, 2, 3].map(() => saveCalendar(db, 'Office', closed, base)))
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await saveCalendar(db, 'Office', hours, base)).toEqual({ ok: false, reason: 'stale' })
    expect(await saveCalendar(db, 'Office', hours, null)).toEqual({ ok: false, reason: 'stale' })
    expect(await getCalendar(db, 'Office')).toMatchObject({ calendar: { timeZone: 'Europe/Paris' } })
    expect(await getCalendar(db, 'Nothing')).toBeUndefined()
  })
})
