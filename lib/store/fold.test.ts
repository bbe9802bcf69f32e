import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LogRow } from './call-log'
import { foldCall } from './fold'
import { connectedCall, logRow, second } from './testing/log-rows'

const caller = { legId: 'a', caller: '+12025550143', called: '+442079460000', direction: 'inbound' } as const
const incoming = (more: Parameters<typeof logRow>[0] = {}) =>
  logRow({
    key: 'incoming',
    waitKey: 'vonage:CON-1#0',
    event: { type: 'incoming', at: second(0), ...caller },
    turn: { trail: [{ node: 'menu', kind: 'menu' }], next: { type: 'wait' }, waitingAt: 'menu' },
    ...more,
  })
const completed = (more = {}) =>
  logRow({ key: 'completed', event: { type: 'leg', state: 'completed', at: second(30), ...caller, ...more } })
const outcome = (...rows: LogRow[]) => foldCall(rows)?.call.outcome

test('a call is told with its parties, times, price, and the nodes that it passed', () => {
  expect(foldCall(connectedCall())).toEqual({
    call: {
      id: 'vonage:CON-1',
      carrier: 'vonage',
      direction: 'inbound',
      conversationId: 'CON-1',
      legId: 'leg-caller',
      flowId: 'reception',
      versionId: 'reception-1',
      caller: '+12025550143',
      called: '+442079460000',
      startedAt: second(0),
      answeredAt: second(1),
      endedAt: second(61),
      durationSeconds: 60,
      state: 'ended',
      outcome: 'connected',
      endedBy: null,
      lastNode: 'sales',
      turns: 2,
      firstChoiceMs: 8_000,
      personMs: 14_000,
      priceTotal: 0.01,
      currency: 'EUR',
      isTest: false,
    },
    legs: [
      {
        callId: 'vonage:CON-1',
        legId: 'leg-callee',
        direction: 'outbound',
        address: '+442079460018',
        state: 'completed',
        startedAt: second(9),
        answeredAt: second(14),
        endedAt: second(60),
        durationSeconds: 46,
        detail: null,
        priceTotal: 0.02,
        currency: 'EUR',
      },
    ],
    visits: [
      { seq: 1, nodeId: 'menu', kind: 'menu', exit: '1', at: second(0) },
      { seq: 2, nodeId: 'sales', kind: 'dial', exit: null, at: second(8) },
    ].map((visit) => ({ callId: 'vonage:CON-1', versionId: 'reception-1', ...visit })),
    recordings: [],
  })
})

test('events in any order, and more than once, give the same call', () => {
  const rows = connectedCall()
  const told = foldCall(rows)
  const anyOrder = fc
    .shuffledSubarray(rows, { minLength: rows.length })
    .chain((shuffled) =>
      fc.array(fc.constantFrom(...rows), { maxLength: 8 }).map((again) => [...again, ...shuffled]),
    )
  fc.assert(
    fc.property(anyOrder, (mixed) => {
      expect(foldCall(mixed)).toEqual(told)
    }),
  )
})

test('what comes later never takes back an end, a visit or a leg', () => {
  const rows = connectedCall()
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: 1 }), fc.nat(), (some, at) => {
      const before = foldCall(some.slice(0, 1 + (at % some.length)))
      const after = foldCall(some)
      if (before?.call.state === 'ended' && before.call.legId === after?.call.legId)
        expect(after?.call.state).toBe('ended')
      expect(after?.visits.length).toBeGreaterThanOrEqual(before?.visits.length ?? 0)
    }),
  )
})

test('a ringing that is told after the end does not open the call again', () => {
  const late = logRow({ key: 'late', event: { type: 'leg', state: 'ringing', at: second(99), ...caller } })
  expect(foldCall([incoming(), completed(), late])?.call).toMatchObject({
    state: 'ended',
    endedAt: second(30),
  })
})

test('a call of which only the hang-up is known yet is a call', () => {
  expect(foldCall([completed({ durationSeconds: 7 })])?.call).toMatchObject({
    id: 'vonage:CON-1',
    caller: '+12025550143',
    called: '+442079460000',
    state: 'ended',
    legId: 'a',
    turns: 0,
  })
})

test('rows that belong to no call make none', () => {
  expect(foldCall([])).toBeUndefined()
  expect(foldCall([logRow({ callId: null })])).toBeUndefined()
  expect(foldCall([logRow({ kind: 'refused' })])).toBeUndefined()
})

test('a row that cannot be read hides no other', () => {
  const broken = { ...logRow({ key: 'broken' }), event: '{"type":', turn: 'nonsense' }
  expect(foldCall([broken, incoming(), completed()])?.call).toMatchObject({ state: 'ended', turns: 1 })
})

test('a call of the sandbox is marked as a test', () => {
  expect(foldCall(connectedCall({ carrier: 'sandbox' }))?.call.isTest).toBe(true)
})

describe('how a call ended', () => {
  const turn = (n: number, trail: object[], next: object, more = {}) =>
    logRow({
      key: `turn-${n}`,
      waitKey: `vonage:CON-1#${n}`,
      receivedAt: second(n),
      event: { type: 'heard', heard: { type: 'silence' } },
      turn: { trail: trail as never, next: next as never, ...more },
    })

  test('while it goes on nothing is said of its end', () => {
    expect(outcome(incoming())).toBeNull()
  })

  test('the caller hung up', () => {
    expect(outcome(incoming(), completed({ endedBy: 'user' }))).toBe('caller-hung-up')
  })

  test('the carrier ended it while the flow waited', () => {
    expect(outcome(incoming(), completed({ endedBy: 'platform' }))).toBe('carrier-hung-up')
  })

  test('the carrier could not do what it was told', () => {
    const trouble = logRow({ key: 'trouble', event: { type: 'trouble', reason: 'Syntax error in NCCO' } })
    expect(outcome(incoming(), trouble, completed({ endedBy: 'platform' }))).toBe('failed')
  })

  test.each([
    ['hung-up', 'flow-hung-up'],
    ['exit-not-wired', 'flow-hung-up'],
    ['conference', 'conference'],
    ['document', 'document'],
    ['failed', 'failed'],
  ])('the flow ended as %s', (reason, expected) => {
    const end = turn(1, [{ node: 'bye', kind: 'hangup' }], { type: 'end', reason })
    expect(outcome(incoming(), end, completed({ endedBy: 'platform' }))).toBe(expected)
  })

  test('nobody was reached, and the caller left a message and hung up', () => {
    const callee = { legId: 'b', direction: 'outbound' }
    const machine = logRow({ key: 'machine', event: { type: 'leg', state: 'machine', ...callee } })
    const voicemail = turn(
      1,
      [
        { node: 'sales', kind: 'dial', heard: { type: 'dial', outcome: 'machine' }, exit: 'machine' },
        { node: 'mailbox', kind: 'voicemail' },
      ],
      { type: 'wait' },
    )
    expect(outcome(incoming(), machine, voicemail, completed({ endedBy: 'user' }))).toBe('caller-hung-up')
  })

  test('no flow answered the number', () => {
    expect(outcome({ ...incoming(), turn: null }, completed())).toBe('not-answered')
  })

  test('a call that we placed was busy, though `completed` comes after it', () => {
    const outbound = { ...caller, direction: 'outbound' as const }
    const placed = incoming({ event: { type: 'incoming', at: second(0), ...outbound } })
    const busy = logRow({ key: 'busy', event: { type: 'leg', state: 'busy', at: second(3), ...outbound } })
    expect(outcome(placed, busy, completed(outbound))).toBe('busy')
  })
})

test('a callee who was busy stays busy, with the carrier’s word for it', () => {
  const callee = { legId: 'b', direction: 'outbound', called: '+442079460018' }
  const busy = logRow({
    key: 'busy',
    event: { type: 'leg', state: 'busy', detail: 'user-busy', at: second(5), ...callee },
  })
  const over = logRow({ key: 'over', event: { type: 'leg', state: 'completed', at: second(6), ...callee } })
  expect(foldCall([incoming(), over, busy])?.legs).toMatchObject([
    { legId: 'b', state: 'busy', detail: 'user-busy', endedAt: second(5), answeredAt: null },
  ])
})

test('a menu that asks three times is one visit, with the exit that was taken at last', () => {
  const asked = (n: number, exit?: string) =>
    logRow({
      key: `asked-${n}`,
      waitKey: `vonage:CON-1#${n}`,
      event: { type: 'heard', heard: { type: 'silence' } },
      turn: {
        trail: [{ node: 'menu', kind: 'menu', heard: { type: 'silence' }, ...(exit && { exit }) }],
        next: { type: 'wait' },
      },
    })
  expect(foldCall([asked(2), asked(3, 'no-input'), incoming(), asked(1)])?.visits).toMatchObject([
    { seq: 1, nodeId: 'menu', exit: 'no-input' },
  ])
})

test('the tenth wait comes after the ninth', () => {
  const step = (n: number) =>
    logRow({
      key: `step-${n}`,
      waitKey: `vonage:CON-1#${n}`,
      event: { type: 'heard', heard: { type: 'resumed' } },
      turn: { trail: [{ node: `node-${n}`, kind: 'say', exit: 'next' }], next: { type: 'wait' } },
    })
  const nodes = foldCall([step(10), step(2), step(9)])?.visits.map(({ nodeId }) => nodeId)
  expect(nodes).toEqual(['node-2', 'node-9', 'node-10'])
})

test('a step in another flow is a visit of that flow’s version', () => {
  const jumped = incoming({
    turn: {
      trail: [
        { node: 'jump', kind: 'flow' },
        { node: 'hello', kind: 'say', exit: 'next', version: 'billing-3' },
      ],
      next: { type: 'wait' },
    },
  })
  expect(foldCall([jumped])?.visits.map(({ versionId }) => versionId)).toEqual(['reception-1', 'billing-3'])
})

test('a duration or a price that cannot be, logged long ago, does not count, and one that can be does', () => {
  const odd = { durationSeconds: 99_999_999_999, price: { total: 1e300, currency: 'EUR' } }
  expect(foldCall([incoming(), completed(odd)])?.call).toMatchObject({
    state: 'ended',
    durationSeconds: null,
    priceTotal: null,
    currency: null,
  })
  const right = completed({ at: second(31), durationSeconds: 30, price: { total: 0.01, currency: 'EUR' } })
  expect(foldCall([incoming(), completed(odd), { ...right, key: 'again' }])?.call).toMatchObject({
    durationSeconds: 30,
    priceTotal: 0.01,
  })
})
