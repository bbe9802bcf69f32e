import { expect } from 'vitest'
import type { z } from 'zod'
import type { Calendar } from '../calendar'
import { callState, type Heard } from '../call'
import { type Flow, flowDocument } from '../document'
import { openingsOf } from '../hours'
import type { Instruction, InstructionOf } from '../instruction'
import type { Effect } from '../kind'
import { beginCall, type EndReason, enterFlow, type Turn, walk } from '../walk'

/** A Tuesday at noon in London. */
export const NOON = new Date('2026-03-03T12:00:00Z')

type Ring = {
  from?: string
  to?: string
  at?: Date
  calendars?: Record<string, Calendar>
  flows?: Record<string, z.input<typeof flowDocument>>
}

/** Parses a flow written short: what the schema can fill in may be left out. */
export const flowOf = (
  nodes: z.input<typeof flowDocument>['nodes'],
  more: Partial<z.input<typeof flowDocument>> = {},
): Flow =>
  flowDocument.parse({ format: 1, name: 'Test', start: Object.keys(nodes ?? {})[0] ?? null, nodes, ...more })

/**
 * Rings a flow, and tells the call as it is heard. State is written out as JSON and read back between turns, so what is
 * kept is what is run. What is heard is checked off in order: `hears` looks only at what has not been heard yet.
 */
export function ring(document: z.input<typeof flowDocument>, options: Ring = {}) {
  let flow = flowDocument.parse(document)
  const { from = '+12025550143', to = '+442079460000', at = NOON, calendars = {}, flows = {} } = options
  let now = at
  let stored = JSON.stringify(
    beginCall(flow, {
      id: 'call-1',
      version: 'version-1',
      caller: from,
      called: to,
      startedAt: at.toISOString(),
    }),
  )
  let turn: Turn
  let unheard: Instruction[] = []
  let wasHungUp = false
  const trail: Turn['trail'] = []

  function go(heard?: Heard) {
    turn = walk(flow, callState.parse(JSON.parse(stored)), heard, {
      now,
      opening: openingsOf(calendars, now),
    })
    for (let jumps = 0; turn.next.type === 'flow' && jumps < 50; jumps += 1) {
      const target = flows[turn.next.flow]
      if (!target) throw new Error(`The test has no flow "${turn.next.flow}"`)
      note(turn)
      flow = flowDocument.parse(target)
      stored = JSON.stringify(enterFlow(callState.parse(JSON.parse(stored)), turn.next.flow, flow))
      turn = walk(flow, callState.parse(JSON.parse(stored)), undefined, {
        now,
        opening: openingsOf(calendars, now),
      })
    }
    note(turn)
  }

  function note(taken: Turn) {
    stored = JSON.stringify(taken.call)
    trail.push(...taken.trail)
    unheard.push(...taken.instructions)
  }

  function waitsFor(type: Instruction['type']) {
    expect(turn.next.type, `the call should wait, but it is at ${JSON.stringify(turn.next)}`).toBe('wait')
    expect(turn.instructions.at(-1)?.type).toBe(type)
    unheard = []
  }

  /** Takes the next instruction of that type; what stands before it is skipped only when it is not something heard. */
  function take<T extends Instruction['type']>(type: T): InstructionOf<T> {
    const at = unheard.findIndex((instruction) => instruction.type === type)
    const skipped = unheard.slice(0, Math.max(at, 0)).filter((instruction) => instruction.type === 'play')
    expect(at, `expected ${type} among ${JSON.stringify(unheard)}`).toBeGreaterThanOrEqual(0)
    expect(skipped, `something was heard before ${type}`).toEqual([])
    const [taken] = unheard.splice(0, at + 1).slice(-1)
    return taken as InstructionOf<T>
  }

  const call = {
    /** The next thing played says this (a part of it is enough) or comes from this address. */
    hears(what: string | RegExp) {
      const { spoken } = take('play')
      expect('text' in spoken ? spoken.text : spoken.audioUrl).toMatch(
        typeof what === 'string' ? new RegExp(escaped(what)) : what,
      )
      return call
    },
    /** The next thing played, to look at how it is spoken. */
    plays: () => take('play'),
    /** Nothing more is played before the call waits or ends. */
    hearsNothingMore() {
      expect(unheard.filter(({ type }) => type === 'play')).toEqual([])
      return call
    },
    presses(digits: string) {
      waitsFor('gather')
      go({ type: 'digits', digits })
      return call
    },
    says(...texts: string[]) {
      waitsFor('gather')
      go({ type: 'speech', texts })
      return call
    },
    staysSilent() {
      waitsFor('gather')
      go({ type: 'silence' })
      return call
    },
    isListenedTo: () => take('gather'),
    /** The call is being connected to a phone number (or another address). */
    isTransferredTo(address: string, more: Partial<InstructionOf<'dial'>> = {}) {
      const dialled = take('dial')
      expect(Object.values(dialled.destination)).toContain(address)
      expect(dialled).toMatchObject(more)
      return call
    },
    calleeIs(outcome: 'busy' | 'no-answer' | 'failed' | 'machine') {
      expect(turn.instructions.at(-1)?.type).toBe('dial')
      unheard = []
      go({ type: 'dial', outcome })
      return call
    },
    calleeIsBusy: () => call.calleeIs('busy'),
    calleeDoesNotAnswer: () => call.calleeIs('no-answer'),
    leavesAMessage() {
      take('voicemail')
      go({ type: 'recorded' })
      return call
    },
    /** The carrier has done what it was asked and comes back. */
    comesBack() {
      take('resume')
      go({ type: 'resumed' })
      return call
    },
    /** Any instruction, in its turn. */
    takes: take,
    /** What the outside world is asked for. */
    asksOutside(): Effect {
      expect(turn.next.type).toBe('effect')
      return (turn.next as { effect: Effect }).effect
    },
    outsideAnswers(heard: Heard) {
      expect(turn.next.type).toBe('effect')
      go(heard)
      return call
    },
    /** Something arrives that nobody waits for: nothing may change. */
    ignores(heard: Heard) {
      const before = stored
      const ignored = walk(flow, callState.parse(JSON.parse(stored)), heard, {
        now,
        opening: openingsOf(calendars, now),
      })
      expect(ignored.next.type).toBe('ignored')
      expect(ignored.call).toEqual(callState.parse(JSON.parse(before)))
      return call
    },
    /** The caller hangs up: no more webhooks come, so nothing more may be needed to end well. */
    hangsUp() {
      wasHungUp = true
      return call
    },
    endsAs(reason: EndReason | 'hung-up-by-caller') {
      if (reason === 'hung-up-by-caller') expect(wasHungUp).toBe(true)
      else expect(turn.next).toMatchObject({ type: 'end', reason })
      call.hearsNothingMore()
    },
    hasVariable(name: string, value: string | undefined) {
      expect(callState.parse(JSON.parse(stored)).variables[name]).toBe(value)
      return call
    },
    /** Ids of the nodes passed with the exit taken: `menu:1`. */
    went: () => trail.map(({ node, exit }) => (exit ? `${node}:${exit}` : node)),
    trail: () => trail,
    /** What went wrong on the way while the caller was carried on. */
    notes: () => trail.flatMap(({ notes = [] }) => notes),
    /** What the log is given of the way and of what comes next must not hold this. */
    keepsSecret(text: string) {
      expect(JSON.stringify([trail, turn.next.type === 'effect' ? '' : turn.next])).not.toContain(text)
      return call
    },
    state: () => callState.parse(JSON.parse(stored)),
    /** Time passes before the next thing happens. */
    after(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds)
      return call
    },
  }

  go()
  return call
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
