import { expect, test } from 'vitest'
import { diffFlows } from './diff'
import { diffMarks } from './diff-marks'
import { flowDocument } from './document'

const say = (name: string, to?: string) => ({ kind: 'say', name, exits: to ? { next: to } : {} })

const before = flowDocument.parse({
  format: 1,
  name: 'Reception',
  start: 'hello',
  nodes: { hello: say('Hello', 'news'), news: say('News', 'bye'), bye: say('Bye'), late: say('Late') },
})

test('what is gone is marked before, what is new after, and what changed on both sides', () => {
  const after = flowDocument.parse({
    ...before,
    start: 'bye',
    nodes: {
      hello: say('Hello', 'offer'),
      offer: say('Offer', 'bye'),
      bye: say('Goodbye'),
      late: say('Late'),
    },
  })
  expect(diffMarks(diffFlows(before, after), before, after)).toEqual({
    before: {
      nodes: { hello: 'changed', bye: 'changed', news: 'removed' },
      wires: { start: 'changed', 'hello:next': 'changed', 'news:next': 'removed' },
    },
    after: {
      nodes: { hello: 'changed', bye: 'changed', offer: 'added' },
      wires: { start: 'changed', 'hello:next': 'changed', 'offer:next': 'added' },
    },
  })
})

test('where nothing but places changed there are no marks', () => {
  const after = { ...before, layout: { hello: { x: 1, y: 1 } } }
  expect(diffMarks(diffFlows(before, after), before, after).after).toEqual({ nodes: {}, wires: {} })
})
