import { describe, expect, test } from 'vitest'
import { carriers } from '@/lib/carriers'
import { calendar } from '@/lib/flow/calendar'
import { check } from '@/lib/flow/check'
import { flowDocument } from '@/lib/flow/document'
import { cardSize } from '@/lib/flow/edit/card-size'
import { ring } from '@/lib/flow/testing/ring'
import { type FlowTemplate, templates } from './index'

const named = (id: string): FlowTemplate => {
  const template = templates.find((one) => one.id === id)
  if (!template) throw new Error(`There is no template "${id}"`)
  return template
}
const calendarsOf = ({ calendars = {} }: FlowTemplate) =>
  Object.fromEntries(Object.entries(calendars).map(([name, hours]) => [name, calendar.parse(hours)]))
/** Rings a template; `at` is a moment of its calendars. */
const rings = (id: string, at?: string) =>
  ring(named(id).document, { calendars: calendarsOf(named(id)), ...(at && { at: new Date(at) }) })

test('there are enough templates to begin with, each known by its own id', () => {
  expect(templates.length).toBeGreaterThanOrEqual(8)
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length)
})

describe.each(templates)('$title', (template) => {
  const flow = flowDocument.parse(template.document)

  test('can be published as it is: nothing to correct, nothing to ask about, nothing that a carrier cannot do', () => {
    const calendars = Object.keys(calendarsOf(template))
    expect(check(flow, { calendars, flows: [] })).toEqual([])
    const refused = Object.values(carriers).flatMap((carrier) => carrier.check(flow))
    expect(refused.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('has a place for every card, and no card lies on another', () => {
    const boxes = Object.entries(flow.nodes).map(([id, node]) => {
      const place = flow.layout[id]
      expect(place, `“${id}” has a place`).toBeDefined()
      return { id, x: place?.x ?? 0, y: place?.y ?? 0, ...cardSize(node) }
    })
    for (const one of boxes)
      for (const other of boxes.slice(boxes.indexOf(one) + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y
        expect(apart, `“${one.id}” and “${other.id}” lie apart`).toBe(true)
      }
  })

  test('rings nobody: its numbers are kept for fiction, its addresses for examples', () => {
    const text = JSON.stringify(template.document)
    const fiction = /^\+(44207946\d{4}|447700900\d{3}|120255501\d{2})$/
    for (const [number] of text.matchAll(/\+\d{7,15}/g)) expect(number).toMatch(fiction)
    for (const [, host] of text.matchAll(/https?:\/\/([^/"]+)/g)) expect(host).toMatch(/\.example$/)
  })
})

test('a caller of the reception who wants sales leaves a message when sales does not pick up', () => {
  const call = rings('reception')
  call.hears('Welcome to Acme').presses('1').hears('Connecting you to our sales team')
  call.isTransferredTo('+442079460018').calleeDoesNotAnswer()
  call.hears('Nobody in sales is free').leavesAMessage().hears('We will call you back').endsAs('hung-up')
})

test('an office rings its team on a Tuesday at noon, and takes messages at night and on Boxing Day', () => {
  const open = rings('opening-hours', '2026-03-03T12:00:00Z')
  open.hears('putting you through').isTransferredTo('+442079460051').calleeIsBusy()
  open.isTransferredTo('+442079460052').calleeDoesNotAnswer()
  open.hears('All of us are on other calls').leavesAMessage().hears('we have your message').endsAs('hung-up')

  rings('opening-hours', '2026-03-03T20:00:00Z').hears('closed just now').leavesAMessage()
  rings('opening-hours', '2026-12-25T12:00:00Z').hears('public holiday').leavesAMessage()
})

test('a caller who presses 2 hears Spanish from then on; one who presses nothing hears English', () => {
  const call = rings('two-languages')
  call.hears('For English, press 1').hears('Para español').presses('2')
  expect(call.plays().spoken).toMatchObject({ language: 'es-US', text: expect.stringContaining('una cita') })
  call.presses('1').hears('recepción').isTransferredTo('+12025550153').calleeDoesNotAnswer()
  call.hears('Deje su nombre').leavesAMessage().hears('Gracias').endsAs('hung-up')

  const silent = rings('two-languages')
  silent.staysSilent().staysSilent().hears('To make or change an appointment')
})

test('a caller whom nobody in support can take is called back on the number shown, and the team is told', () => {
  const call = rings('support-callback')
  call.hears('Welcome to Brightwater support')
  call.isTransferredTo('+442079460061').calleeIsBusy()
  call.isTransferredTo('+442079460062').calleeIsBusy()
  call.isTransferredTo('+442079460063').calleeDoesNotAnswer()
  call.hears('press 1').presses('1').hears('the number you are calling from').presses('1')
  expect(call.asksOutside()).toMatchObject({
    to: '+447700900161',
    text: expect.stringContaining('+12025550143'),
  })
  call.outsideAnswers({ type: 'sms' })
  call.hears('what we can help with').leavesAMessage().hears('We call back').endsAs('hung-up')
})

test('a caller who hides the number is asked for one', () => {
  const { document } = named('support-callback')
  const call = ring(document, { from: 'anonymous' })
  call.calleeIsBusy().calleeIsBusy().calleeIsBusy()
  call.hears('Everyone in support').presses('1').hears('key in the number').presses('02079460123')
  expect(call.asksOutside()).toMatchObject({ text: expect.stringContaining('02079460123') })
})

test('an urgent caller reaches the nurse by day, and the second doctor at night when a mailbox answers the first', () => {
  const day = rings('clinic', '2026-03-03T10:00:00Z')
  day.hears('dial 9 9 9').hears('If you need help today').presses('1')
  day.hears('duty nurse').isTransferredTo('+442079460071')

  const night = rings('clinic', '2026-03-03T23:00:00Z')
  night.hears('dial 9 9 9').hears('The surgery is closed').presses('1')
  night.hears('doctor on call').isTransferredTo('+447700900172').calleeIs('machine')
  night.hears('second doctor').isTransferredTo('+447700900173').calleeDoesNotAnswer()
  night.hears('dial 1 1 1').endsAs('hung-up')
})

test('test results are given from two in the afternoon', () => {
  const morning = rings('clinic', '2026-03-03T10:00:00Z')
  morning.hears('Ashgrove').hears('press 4').presses('4').hears('from two in the afternoon').endsAs('hung-up')
  const afternoon = rings('clinic', '2026-03-03T15:00:00Z')
  afternoon.presses('4').hears('date of birth').isTransferredTo('+442079460075')
})

test('a caller hears how an order stands and gets its link as a text', () => {
  const call = rings('order-status')
  call.hears('six digits').presses('204518')
  expect(call.asksOutside()).toMatchObject({ url: 'https://shop.example/api/orders/204518' })
  call.outsideAnswers({
    type: 'http',
    status: 200,
    body: JSON.stringify({
      status: 'sent',
      delivery: { day: 'tomorrow', trackingUrl: 'https://shop.example/t/9' },
    }),
  })
  call.hears('reach you tomorrow').hears('press 1').presses('1')
  expect(call.asksOutside()).toMatchObject({ text: expect.stringContaining('https://shop.example/t/9') })
  call.outsideAnswers({ type: 'sms' }).hears('on its way to your phone').endsAs('hung-up')
})

test('an order that nobody knows is read back digit by digit; a shop that does not answer leads to the desk', () => {
  const unknown = rings('order-status')
  unknown.presses('111111').outsideAnswers({ type: 'http', status: 404, body: '' })
  unknown.hears('1 1 1 1 1 1').presses('2').hears('orders desk').isTransferredTo('+442079460081')
  const away = rings('order-status')
  away.presses('111111').outsideAnswers({ type: 'effect-failed', reason: 'timeout' })
  away.hears('putting you through').isTransferredTo('+442079460081')
})

test('a hunt goes from the desk to the road, and ends with a message that the team is told of', () => {
  const call = rings('hunt-group')
  call.hears('Tamar Plumbing').isTransferredTo('+442079460090').calleeIs('failed')
  call.isTransferredTo('+442079460091').calleeIsBusy()
  call.isTransferredTo('+442079460092').calleeDoesNotAnswer()
  call.hears('still looking').staysSilent().isTransferredTo('+447700900191').calleeIs('machine')
  call.hears('main tap').leavesAMessage()
  expect(call.asksOutside()).toMatchObject({ to: '+447700900191' })
  call.outsideAnswers({ type: 'sms' }).hears('within the hour').endsAs('hung-up')
})

test('a caller who chooses the survey answers three questions; one who is unhappy is asked why', () => {
  const call = rings('survey')
  call.hears('Fernhill Garage').presses('2').hears('how happy are you').presses('7')
  call
    .hears('from 1 to 5')
    .presses('2')
    .hears('recommend us')
    .presses('2')
    .hears('how many days')
    .presses('3')
  const asked = call.asksOutside()
  expect(asked.type === 'http' && JSON.parse(asked.body ?? '')).toEqual({
    rating: 2,
    recommends: 'no',
    days: 3,
    caller: '+12025550143',
  })
  call.outsideAnswers({ type: 'http', status: 200, body: '{}' })
  call.hears('did not do better').leavesAMessage().hears('Drive safely').endsAs('hung-up')
})
