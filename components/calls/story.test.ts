import { expect, test } from 'vitest'
import { flowDocument } from '@/lib/flow/document'
import { acmeReception } from '@/lib/samples/acme-reception'
import type { LoggedTurn, StoredLogRow } from '@/lib/store/call-log'
import { marksAt } from './marks-at'
import { storyOf } from './story'
import { variablesAt } from './variables-at'

const documents = { v1: flowDocument.parse(acmeReception) }

let id = 0
const row = (event: object | null, turn?: Partial<LoggedTurn>, kind = 'heard'): StoredLogRow => {
  id += 1
  const at = new Date(Date.UTC(2026, 2, 3, 12, 0, id)).toISOString()
  return {
    id,
    key: `k${id}`,
    waitKey: turn ? `sandbox:CON-1#${id}` : null,
    callId: 'sandbox:CON-1',
    carrier: 'sandbox',
    kind,
    receivedAt: at,
    request: '{}',
    event: event && JSON.stringify({ key: `k${id}`, ...event }),
    status: 200,
    reply: '[]',
    turn: turn
      ? JSON.stringify({
          versionId: 'v1',
          caller: '+447700900123',
          called: '+442079460000',
          trail: [],
          next: { type: 'wait' },
          ...turn,
        })
      : null,
    durationMicros: 900,
  }
}

const told = (rows: StoredLogRow[]) =>
  storyOf(rows, documents).moments.map(({ by, what, detail }) =>
    [by, what, ...(detail ? [detail] : [])].join(' · '),
  )

test('a call is told in the words of people, with the keys and the exits that were taken', () => {
  expect(
    told([
      row({ type: 'incoming', direction: 'inbound' }, { trail: [{ node: 'main-menu', kind: 'menu' }] }),
      row(
        { type: 'heard', heard: { type: 'digits', digits: '1' } },
        {
          trail: [
            { node: 'main-menu', kind: 'menu', exit: '1' },
            { node: 'sales', kind: 'dial' },
          ],
        },
      ),
      row({ type: 'leg', state: 'ringing', direction: 'outbound', called: '+442079460018' }),
      row({ type: 'leg', state: 'answered', direction: 'outbound', called: '+442079460018' }),
    ]),
  ).toEqual([
    'caller · Called +44 20 7946 0000',
    'flow · Main menu',
    'caller · Pressed 1',
    'flow · Main menu · 1 Sales',
    'flow · Sales',
    'callee · Rang · +44 20 7946 0018',
    'callee · Answered · +44 20 7946 0018',
  ])
})

test('silence, and a flow that ends the call, are told', () => {
  expect(
    told([
      row(
        { type: 'heard', heard: { type: 'silence' } },
        {
          trail: [
            { node: 'main-menu', kind: 'menu', exit: 'no-input' },
            { node: 'goodbye', kind: 'hangup' },
          ],
          next: { type: 'end', reason: 'hung-up' },
        },
      ),
    ]),
  ).toEqual([
    'caller · Pressed and said nothing',
    'flow · Main menu · Nothing heard',
    'flow · Goodbye',
    'flow · Hung up',
  ])
})

test('what came too late, or was refused, is told as such and not as something the caller did', () => {
  expect(
    told([
      row({ type: 'heard', heard: { type: 'digits', digits: '2' } }, undefined, 'late'),
      row(null, undefined, 'refused'),
    ]),
  ).toEqual([
    'system · A webhook came too late · Its wait was over already',
    'system · A webhook was refused · It was not signed as it must be',
  ])
})

test('a node that the version no longer has is told by its id', () => {
  expect(
    told([
      row(
        { type: 'incoming', direction: 'inbound' },
        { versionId: 'gone', trail: [{ node: 'main-menu', kind: 'menu', exit: '9' }] },
      ),
    ]),
  ).toEqual(['caller · Called +44 20 7946 0000', 'flow · main-menu · 9'])
})

test('a wrong key shows that the menu asked again', () => {
  const heard = { type: 'digits', digits: '9' } as const
  expect(
    told([row({ type: 'heard', heard }, { trail: [{ node: 'main-menu', kind: 'menu', heard }] })]),
  ).toEqual(['caller · Pressed 9', 'flow · Main menu · asked again'])
})

test('a call that nobody answered says what to do about it', () => {
  expect(
    told([
      row({ type: 'incoming', direction: 'inbound', called: '+442079460999', problem: 'unknown-number' }),
    ]),
  ).toEqual([
    'caller · Called +44 20 7946 0999',
    'system · The caller heard an apology · This number is not among yours. Add it and give it a flow.',
  ])
})

test('whoever was rung by the flow called nobody', () => {
  const incoming = { type: 'incoming', caller: '+442079460000', called: '+447700900123' }
  expect(told([row({ ...incoming, direction: 'outbound' }, {}, 'incoming')])).toEqual([
    'system · The flow began · for +44 7700 900123',
  ])
})

test('what was said is told by its first words, and how long the caller took to press', () => {
  const [, menu, pressed] = storyOf(
    [
      row(
        { type: 'incoming', direction: 'inbound' },
        { trail: [{ node: 'main-menu', kind: 'menu', said: [{ text: 'Welcome to Acme.' }] }] },
      ),
      row(
        { type: 'heard', heard: { type: 'digits', digits: '1' } },
        { trail: [{ node: 'main-menu', kind: 'menu', exit: '1' }] },
      ),
    ],
    documents,
  ).moments
  expect(menu?.said).toEqual(['“Welcome to Acme.”'])
  expect(pressed).toMatchObject({ what: 'Pressed 1', afterMs: 1_000 })
})

test('a call from when the log kept no words is told with those of its version', () => {
  const { moments } = storyOf(
    [row({ type: 'incoming', direction: 'inbound' }, { trail: [{ node: 'main-menu', kind: 'menu' }] })],
    documents,
  )
  expect(moments.at(-1)?.said?.[0]).toMatch(/^“Welcome to Acme/)
})

test('a call begins when the carrier first tells of it, however late our own clock was read', () => {
  const [first, ...rest] = storyOf(
    [
      { ...row({ type: 'incoming', direction: 'inbound' }, {}), receivedAt: '2026-03-03T12:30:00.000Z' },
      row({
        type: 'leg',
        state: 'completed',
        direction: 'inbound',
        endedBy: 'user',
        at: '2026-03-03T12:29:58Z',
      }),
    ],
    documents,
  ).moments
  expect(first).toMatchObject({ what: 'Called +44 20 7946 0000', at: '2026-03-03T12:29:58.000Z' })
  expect(rest.at(-1)).toMatchObject({ by: 'caller', what: 'Hung up' })
})

test('the way is lit up to the moment that is looked at, with the variables of that moment', () => {
  const steps = [
    { version: 'v1', node: 'main-menu' },
    { version: 'v1', node: 'main-menu', exit: '1', set: { choice: 'sales' } },
    { version: 'v1', node: 'sales' },
  ]
  expect(marksAt(steps, 2)).toEqual({
    nodes: { 'main-menu': { look: 'current' } },
    wires: { start: { look: 'visited' }, 'main-menu:1': { look: 'visited' } },
    others: 'faded',
  })
  expect(variablesAt(steps, 1, documents)).not.toHaveProperty('choice')
  expect(variablesAt(steps, 3, documents)).toMatchObject({ choice: 'sales' })
})
