import { expect, test } from 'vitest'
import { calendar } from '../calendar'
import { flowOf, ring } from '../testing/ring'

const say = (text: string) => ({ kind: 'say', name: text, settings: { prompt: { text } } })

const shop = (exits: Record<string, string> = { open: 'open', closed: 'closed', holiday: 'holiday' }) =>
  flowOf({
    ask: { kind: 'hours', name: 'Hours', settings: { calendar: 'office' }, exits },
    open: say('We are open.'),
    closed: say('We are closed.'),
    holiday: say('Happy holidays.'),
  })

const office = calendar.parse({
  timeZone: 'Europe/London',
  week: { tue: [{ from: '09:00', to: '17:00' }] },
  publicHolidays: { country: 'GB', state: 'ENG' },
})
const at = (moment: string) => ({ at: new Date(moment), calendars: { office } })

test('a caller during opening hours goes on, one after them hears so', () => {
  ring(shop(), at('2026-03-03T12:00:00Z')).hears('We are open.')
  ring(shop(), at('2026-03-03T17:00:00Z')).hears('We are closed.')
})

test('a caller on a public holiday hears so', () => {
  ring(shop(), at('2026-12-25T12:00:00Z')).hears('Happy holidays.')
})

test('where no way is drawn for holidays, they are days like any closed one', () => {
  const call = ring(shop({ open: 'open', closed: 'closed' }), at('2026-12-25T12:00:00Z'))
  call.hears('We are closed.')
  expect(call.went()[0]).toBe('ask:closed')
})

test('a calendar that is closed by hand is closed for the next caller', () => {
  const override = { state: 'closed' as const, until: '2026-03-03T15:00:00Z', note: 'Fire drill' }
  const moment = new Date('2026-03-03T12:00:00Z')
  ring(shop(), { at: moment, calendars: { office: { ...office, override } } }).hears('We are closed.')
})

test('a calendar that is gone counts as closed, and the log says why', () => {
  const call = ring(shop(), { calendars: {} })
  call.hears('We are closed.')
  expect(call.notes()).toEqual(['hours.calendar-missing'])
})

test('a calendar named like a part of JavaScript is looked for like any other', () => {
  const odd = flowOf({ ask: { kind: 'hours', name: 'Hours', settings: { calendar: 'constructor' } } })
  expect(ring(odd).notes()).toEqual(['hours.calendar-missing'])
})
