import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar } from './calendar'
import { type CallState, callState, HEARD_BY_WAIT, type Heard } from './call'
import { type Flow, flowDocument } from './document'
import { openingsOf } from './hours'
import type { World } from './kind'
import { kinds } from './kinds'
import { anyFlow } from './testing/any-flow'
import { livelyFlow } from './testing/lively-flow'
import { NOON } from './testing/ring'
import {
  beginCall,
  enterFlow,
  MASK,
  MAX_JUMPS,
  MAX_STEPS_PER_CALL,
  MAX_STEPS_PER_TURN,
  type Turn,
  walk,
} from './walk'

const office = calendar.parse({ timeZone: 'Europe/London', publicHolidays: { country: 'GB' } })
const world: World = { now: NOON, opening: openingsOf({ office }, NOON) }

/** Names that objects have by themselves, put where ids and names are free. */
const oddId = fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'main', 'valueOf')

/** A flow whose nodes bear such names, so that looking them up carelessly would find a function. */
const oddFlow = livelyFlow().chain((flow) =>
  fc.array(oddId, { minLength: 1, maxLength: 3 }).map((names): Flow => {
    const ids = Object.keys(flow.nodes)
    const renamed = new Map(ids.map((id, at) => [id, names[at] ?? id]))
    const to = (id: string) => renamed.get(id) ?? id
    return flowDocument.parse({
      ...flow,
      layout: {},
      start: flow.start && to(flow.start),
      nodes: Object.fromEntries(
        Object.entries(flow.nodes).map(([id, node]) => [
          to(id),
          {
            ...node,
            exits: Object.fromEntries(Object.entries(node.exits).map(([exit, node]) => [exit, to(node)])),
          },
        ]),
      ),
    })
  }),
)

const text = fc.oneof(
  fc.constantFrom('1', '2', '#', '*', '', 'sales', '+442079460018', '{{caller}}', '<speak>'),
  fc.string(),
)
const json = fc.oneof(fc.json({ maxDepth: 3 }), text)
const anyHeard: fc.Arbitrary<Heard> = fc.oneof(
  fc.record({ type: fc.constant('digits' as const), digits: text }),
  fc.record({ type: fc.constant('speech' as const), texts: fc.array(text, { maxLength: 3 }) }),
  fc.constant({ type: 'silence' as const }),
  fc.record({
    type: fc.constant('dial' as const),
    outcome: fc.constantFrom('busy', 'no-answer', 'failed', 'machine'),
  }),
  fc.constant({ type: 'recorded' as const }),
  fc.constant({ type: 'resumed' as const }),
  fc.record({
    type: fc.constant('http' as const),
    status: fc.constantFrom(200, 204, 302, 404, 500),
    body: json,
  }),
  fc.constant({ type: 'sms' as const }),
  fc.record({ type: fc.constant('effect-failed' as const), reason: text }),
)

const incoming = fc.record({
  id: fc.string(),
  version: fc.constant('v1'),
  caller: fc.constantFrom('+12025550143', 'anonymous', '', 'sip:a@b.example'),
  called: fc.constantFrom('+442079460000', ''),
  startedAt: fc.constant(NOON.toISOString()),
})

const WAITS = { gather: 'gather', dial: 'dial', voicemail: 'voicemail', resume: 'resume' } as const
const LAST = ['gather', 'dial', 'voicemail', 'resume', 'conference', 'hangup']

function expectsWellFormed(turn: Turn) {
  const types = turn.instructions.map(({ type }) => type)
  // Nothing stands behind what waits or ends.
  expect(types.slice(0, -1).filter((type) => LAST.includes(type))).toEqual([])
  const last = types.at(-1)
  switch (turn.next.type) {
    case 'wait':
      expect(last).toBe(WAITS[turn.call.wait?.type as keyof typeof WAITS])
      break
    case 'end':
      expect(last).toBe(
        {
          'hung-up': 'hangup',
          conference: 'conference',
          document: 'raw',
          'exit-not-wired': 'hangup',
          failed: 'hangup',
        }[turn.next.reason],
      )
      break
    case 'effect':
      expect(turn.call.wait?.type).toBe(turn.next.effect.type)
      expect(LAST).not.toContain(last)
      break
    case 'flow':
      expect(LAST).not.toContain(last)
      expect(turn.call.wait).toBeUndefined()
  }
  expect(turn.trail.length).toBeLessThanOrEqual(MAX_STEPS_PER_TURN)
  expect(turn.call.steps).toBeLessThanOrEqual(MAX_STEPS_PER_CALL)
  expect(turn.call.jumps).toBeLessThanOrEqual(MAX_JUMPS)
}

/** What is kept between turns, read back: it must be what was kept. */
function stored(call: CallState): CallState {
  const read = callState.parse(JSON.parse(JSON.stringify(call)))
  expect(read).toEqual(call)
  return read
}

/** Plays a call to its end, or until nothing more is heard. */
function play(flow: Flow, begun: CallState, heard: Heard[]): Turn[] {
  const turns = [walk(flow, stored(begun), undefined, world)]
  for (const outcome of heard) {
    const before = turns.at(-1) as Turn
    const turn =
      before.next.type === 'flow'
        ? walk(flow, stored(enterFlow(before.call, 'v2', flow)), undefined, world)
        : walk(flow, stored(before.call), outcome, world)
    const { wait } = before.call
    const isFor =
      before.next.type === 'flow' ||
      (wait && (HEARD_BY_WAIT[wait.type] as readonly string[]).includes(outcome.type))
    if (!isFor) {
      expect(turn).toEqual({ call: before.call, instructions: [], trail: [], next: { type: 'ignored' } })
      continue
    }
    turns.push(turn)
  }
  return turns
}

test.each([
  ['any flow', anyFlow()],
  ['one in which calls get far', livelyFlow()],
  ['a flow with odd names', oddFlow],
])(
  'whatever the flow (%s) and whatever is heard, every turn waits, asks, goes on or ends, within its bounds',
  (_, flows) => {
    fc.assert(
      fc.property(flows, incoming, fc.array(anyHeard, { maxLength: 25 }), (flow, call, heard) => {
        for (const turn of play(flow, beginCall(flow, call), heard)) expectsWellFormed(turn)
      }),
      { numRuns: 100 },
    )
  },
)

test('the same call gives the same turns', () => {
  fc.assert(
    fc.property(livelyFlow(), incoming, fc.array(anyHeard, { maxLength: 8 }), (flow, call, heard) => {
      expect(play(flow, beginCall(flow, call), heard)).toEqual(play(flow, beginCall(flow, call), heard))
    }),
    { numRuns: 50 },
  )
})

test('what is gathered as a secret stands in no log, whatever is made of it', () => {
  const SECRET = '4711998877'
  fc.assert(
    fc.property(livelyFlow(), incoming, fc.array(anyHeard, { maxLength: 8 }), (flow, call, heard) => {
      const pin = {
        kind: 'gather',
        name: 'PIN',
        settings: { variable: 'pin', sensitive: true },
        exits: { ...(flow.start && { next: flow.start }) },
      }
      const asks = flowDocument.parse({ ...flow, start: 'pin', nodes: { ...flow.nodes, pin } })
      const turns = play(asks, beginCall(asks, call), [{ type: 'digits', digits: SECRET }, ...heard])
      expect(JSON.stringify(turns.map(({ trail, next }) => [trail, next.type]))).not.toContain(SECRET)
      expect(turns[1]?.trail[0]).toMatchObject({ heard: { digits: MASK } })
    }),
    { numRuns: 100 },
  )
})

test('calls in these flows do meet every kind, and come back to it', () => {
  const met = new Set<string>()
  const heardAt = new Set<string>()
  const calls = fc.sample(
    fc.tuple(livelyFlow(), incoming, fc.array(anyHeard, { minLength: 20, maxLength: 20 })),
    { numRuns: 150, seed: 1 },
  )
  for (const [flow, call, heard] of calls)
    for (const { trail } of play(flow, beginCall(flow, call), heard))
      for (const step of trail) {
        met.add(step.kind)
        if (step.heard) heardAt.add(step.kind)
      }
  expect([...met].sort()).toEqual(kinds.map(({ kind }) => kind).sort())
  expect([...heardAt].sort()).toEqual(['dial', 'gather', 'http', 'menu', 'raw', 'sms', 'voicemail'])
})
