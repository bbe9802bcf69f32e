import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../check'
import { type Flow, flowDocument } from '../document'
import { anyFlow } from '../testing/any-flow'
import { fixesFor } from './fixes'
import { drawn, leads, reception } from './testing/drawn'
import { disconnect } from './wire'

/** What is offered for the first problem of a code. */
function offered(flow: Flow, code: string) {
  const problem = check(flow).find((problem) => problem.code === code)
  if (!problem) throw new Error(`No ${code} in ${JSON.stringify(check(flow))}`)
  return fixesFor(problem, flow)
}

const labels = (flow: Flow, code: string) => offered(flow, code).map(({ label }) => label)

/** Every fix that is offered makes its problem go away. */
function allMend(flow: Flow, code: string) {
  const count = (flow: Flow) => check(flow).filter((problem) => problem.code === code).length
  for (const { label, apply } of offered(flow, code))
    expect(count(apply(flow)), label).toBeLessThan(count(flow))
}

test('a choice that leads nowhere can be led to what stands near, or be removed', () => {
  const flow = disconnect(reception(), 'main', '1')
  expect(labels(flow, 'exit.not-wired')).toEqual([
    'Lead “1 Sales” to “Sales desk”',
    'Lead “1 Sales” to “Goodbye”',
    'Lead “1 Sales” to “Greeting”',
    'Remove the choice',
  ])
  allMend(flow, 'exit.not-wired')
  expect(leads(offered(flow, 'exit.not-wired')[3]?.apply(flow) ?? flow, 'main')).toEqual({
    2: 'Goodbye',
    'no-input': 'Goodbye',
  })
})

test('an exit that cannot be removed is not offered to be', () => {
  const flow = drawn({ start: 'h', nodes: { h: { kind: 'hours', name: 'H', settings: { calendar: 'c' } } } })
  expect(labels(flow, 'exit.not-wired')).toEqual([])
})

test('a flow without a start can begin where nothing leads to', () => {
  const flow = { ...reception(), start: null }
  expect(labels(flow, 'flow.no-start')).toEqual(['Begin calls at “Greeting”'])
  allMend(flow, 'flow.no-start')
  const torn = { ...reception(), start: 'gone' }
  allMend(torn, 'flow.start-missing')
})

test('a node that no call gets to can be led to, or removed', () => {
  const flow = disconnect(reception(), 'main', '1')
  expect(labels(flow, 'node.unreachable')).toEqual([
    'Lead “1 Sales” of “Main menu” here',
    'Remove “Sales desk”',
  ])
  allMend(flow, 'node.unreachable')
})

test('wires to what is not there any more can be removed', () => {
  const flow = drawn({
    start: 'a',
    nodes: {
      a: { kind: 'say', name: 'A', settings: { prompt: { text: 'Hi' } }, exits: { next: 'gone', old: 'a' } },
    },
  })
  expect(labels(flow, 'exit.unknown')).toEqual(['Remove the wire'])
  for (const code of ['exit.unknown', 'exit.node-missing']) allMend(flow, code)
})

test('two choices on one key: the second gets the next free key, or goes', () => {
  const choices = [
    { key: '1', label: 'Sales' },
    { key: '1', label: 'Support' },
  ]
  const flow = drawn({
    start: 'm',
    nodes: { m: { kind: 'menu', name: 'M', settings: { choices }, exits: { 1: 'm' } } },
  })
  expect(labels(flow, 'menu.key-repeated')).toEqual(['Give it the key 2', 'Remove the choice'])
  allMend(flow, 'menu.key-repeated')
})

test('an empty line, an empty prompt that may be missing, and tags that would be read out', () => {
  const flow = drawn({
    start: 'd',
    nodes: {
      d: {
        kind: 'dial',
        name: 'D',
        settings: { destinations: [{ type: 'phone', number: '' }], whisper: { text: ' ' } },
        exits: { busy: 's' },
      },
      s: { kind: 'say', name: 'S', settings: { prompt: { text: 'One <break time="1s"/> two' } } },
    },
  })
  expect(labels(flow, 'dial.destination-empty')).toEqual(['Remove the destination'])
  expect(labels(flow, 'prompt.empty')).toEqual(['Play nothing here'])
  expect(labels(flow, 'ssml.read-out')).toEqual(['Put it between <speak> and </speak>'])
  for (const code of ['dial.destination-empty', 'prompt.empty', 'ssml.read-out']) allMend(flow, code)
})

test('a node that must say something is not offered to be silent', () => {
  const flow = drawn({ start: 's', nodes: { s: { kind: 'say', name: 'S' } } })
  expect(labels(flow, 'prompt.empty')).toEqual([])
})

test('a variable that nothing sets can be given an empty first value', () => {
  expect(labels(reception(), 'variable.never-set')).toEqual(['Let calls begin with an empty “account”'])
  allMend(reception(), 'variable.never-set')
})

test('a silent caller who goes round for ever can be led to the end', () => {
  const flow = drawn({
    start: 'm',
    nodes: {
      m: {
        kind: 'menu',
        name: 'M',
        settings: { choices: [{ key: '1' }] },
        exits: { 1: 'bye', 'no-input': 'm' },
      },
      bye: { kind: 'hangup', name: 'Bye' },
    },
  })
  expect(labels(flow, 'loop.silent-caller')).toEqual(['Lead “Nothing heard” to “Bye”'])
  allMend(flow, 'loop.silent-caller')
})

test('every fix for any problem of any flow gives a flow that can be stored, also when applied to another', () => {
  fc.assert(
    fc.property(anyFlow(), anyFlow(), (flow, other) => {
      for (const problem of check(flow))
        for (const { apply } of fixesFor(problem, flow)) {
          const fixed = apply(flow)
          expect(flowDocument.parse(fixed)).toEqual(fixed)
          expect(() => apply(other)).not.toThrow()
        }
    }),
    { numRuns: 50 },
  )
})
