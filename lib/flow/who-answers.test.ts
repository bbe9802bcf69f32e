import { describe, expect, test } from 'vitest'
import { acmeReception } from '../samples/acme-reception'
import { openingHours, openingHoursCalendars } from '../samples/opening-hours'
import { calendar } from './calendar'
import { type Flow, flowDocument } from './document'
import { whoAnswers } from './who-answers'

const number = '+442079460000'
const monday = (time: string) => new Date(`2026-03-02T${time}:00Z`)
const office = flowDocument.parse(openingHours)

const calendars = { 'Office hours': calendar.parse(openingHoursCalendars['Office hours']) }

const at = (flow: Flow, now = monday('10:00'), others: Record<string, Flow> = {}) =>
  whoAnswers(flow, number, {
    now,
    calendars,
    flowOf: (id) => others[id],
  })

const flow = (nodes: Record<string, object>, start = 'a', settings = {}) =>
  flowDocument.parse({ format: 1, name: 'Flow', start, nodes, settings })
const say = (name: string, text: string, next?: string) => ({
  kind: 'say',
  name,
  settings: { prompt: { text } },
  exits: next ? { next } : {},
})

test('a menu answers with its own words', () => {
  expect(at(flowDocument.parse(acmeReception))).toMatchObject({
    node: 'Main menu',
    does: 'listens',
    says: expect.stringMatching(/^Thank you for calling Acme|^Welcome to Acme/),
    hours: [],
    varies: false,
  })
})

test('in opening hours the team rings, at six nobody is there, and on a holiday it is said so', () => {
  expect(at(office)).toMatchObject({
    node: 'The team',
    does: 'rings',
    destination: { type: 'phone', number: '+442079460051' },
    hours: [{ calendar: 'Office hours', state: 'open' }],
  })
  expect(at(office, monday('18:00'))).toMatchObject({
    node: 'Closed',
    does: 'voicemail',
    says: expect.stringContaining('closed just now'),
    hours: [{ calendar: 'Office hours', state: 'closed' }],
  })
  expect(at(office, new Date('2026-12-25T10:00:00Z'))).toMatchObject({
    node: 'Public holiday',
    hours: [{ state: 'holiday' }],
  })
})

test('who speaks first answers, though somebody else acts after the words', () => {
  const greeting = flow({
    a: say('Welcome', 'Hello {{ called }}.', 'b'),
    b: { kind: 'voicemail', name: 'Box' },
  })
  expect(at(greeting)).toMatchObject({ node: 'Welcome', says: `Hello ${number}.`, does: 'voicemail' })
})

test('markup is not read out, and a recording is told by its address', () => {
  const loud = flow({ a: say('Welcome', '<speak>Hello<break time="1s"/> you</speak>') })
  expect(at(loud)).toMatchObject({ says: 'Hello you', does: 'hangs-up' })
  const played = flow({
    a: { kind: 'say', name: 'Jingle', settings: { prompt: { audioUrl: 'https://acme.example/hi.mp3' } } },
  })
  expect(at(played)).toMatchObject({ node: 'Jingle', says: 'https://acme.example/hi.mp3' })
})

test('where the caller decides, it is said that others may hear something else', () => {
  const split = flow({
    a: { kind: 'split', name: 'Half', exits: { a: 'b', b: 'b' } },
    b: say('Hello', 'Hello.'),
  })
  expect(at(split)).toMatchObject({ node: 'Hello', varies: true })
})

describe('on the way', () => {
  const lookup = { kind: 'http', name: 'Look up', settings: { url: 'https://crm.acme.example' } }
  test('a web service is where it stops', () => {
    expect(at(flow({ a: lookup }))).toMatchObject({ node: 'Look up', does: 'asks-service' })
    expect(at(flow({ a: say('Moment', 'One moment.', 'b'), b: lookup }))).toMatchObject({
      node: 'Moment',
      does: 'asks-service',
    })
  })

  test('a text message counts as sent', () => {
    const texting = flow({
      a: {
        kind: 'sms',
        name: 'Tell us',
        settings: { to: '+442079460018', text: 'A call' },
        exits: { ok: 'b' },
      },
      b: say('Hello', 'Hello.'),
    })
    expect(at(texting)).toMatchObject({ node: 'Hello', does: 'hangs-up' })
  })

  test('another flow goes on; one that was never published is trouble', () => {
    const onward = flow({ a: { kind: 'flow', name: 'To the office', settings: { flow: 'office' } } })
    expect(at(onward, monday('18:00'), { office })).toMatchObject({ node: 'Closed', does: 'voicemail' })
    expect(at(onward)).toMatchObject({ node: 'To the office', does: 'fails', problem: 'walk.flow-missing' })
    const round = flow({ a: { kind: 'flow', name: 'Round', settings: { flow: 'round' } } })
    expect(at(round, monday('10:00'), { round })).toMatchObject({ does: 'fails' })
  })

  test('a flow that goes in circles, or begins nowhere, fails with its apology', () => {
    expect(at(flow({}, 'nowhere'))).toMatchObject({ node: '', does: 'fails', says: expect.any(String) })
  })
})
