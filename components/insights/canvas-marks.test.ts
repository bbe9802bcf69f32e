import { expect, test } from 'vitest'
import { flowDocument } from '@/lib/flow/document'
import { formatsIn } from '../format/formats'
import { differenceMarks, usageMarks } from './canvas-marks'
import { daysBetween } from './days'
import { pathsOf, stepsOf } from './paths'

const flow = flowDocument.parse({
  format: 1,
  name: 'Reception',
  start: 'menu',
  nodes: {
    menu: {
      kind: 'menu',
      name: 'Main menu',
      settings: { choices: [{ key: '1', label: 'Hours' }] },
      exits: { '1': 'hours', 'no-input': 'bye' },
    },
    hours: { kind: 'say', name: 'Hours', exits: { next: 'menu' } },
    bye: { kind: 'hangup', name: 'Goodbye' },
  },
})
const nodes = {
  menu: { visits: 100, exits: { '1': 60, 'no-input': 20 }, hungUp: 20 },
  hours: { visits: 60, exits: { next: 60 }, hungUp: 0 },
}

test('a wire is as wide as many took it, an exit tells how many, and a card how many hung up', () => {
  const { nodes: cards, wires, others } = usageMarks(flow, nodes, formatsIn('en-GB'))
  expect(wires?.['menu:1']).toMatchObject({ badge: '60', width: 12 })
  expect(wires?.['menu:no-input']?.width).toBeCloseTo(5)
  expect(cards?.menu).toMatchObject({ look: 'left', badge: '20 of 100 hung up' })
  expect(cards?.bye).toBeUndefined()
  expect(others).toBe('faded')
})

test('a difference is told in points and by a sign, not by the colour alone', () => {
  const other = { menu: { visits: 50, exits: { '1': 20, 'no-input': 20 }, hungUp: 10 } }
  const { nodes: cards, wires } = differenceMarks(flow, nodes, other, formatsIn('en-GB'))
  expect(wires?.['menu:1']).toMatchObject({ look: 'more', badge: '+20.0 points' })
  expect(wires?.['menu:no-input']).toMatchObject({ look: 'fewer', badge: '−20.0 points' })
  expect(cards?.menu).toEqual({ look: 'visited' })
  expect(cards?.hours?.badge).toBe('No callers in the other')
})

test('paths flow one way: a step back stands in the table alone', () => {
  expect(stepsOf(flow, nodes)).toEqual([
    { from: 'menu', to: 'hours', exit: '1', callers: 60, isBack: false },
    { from: 'hours', to: 'menu', exit: 'next', callers: 60, isBack: true },
    { from: 'menu', to: 'bye', exit: 'no-input', callers: 20, isBack: false },
  ])
  const paths = pathsOf(flow, nodes)
  const names = paths?.nodes.map(({ name }) => name) ?? []
  expect(paths?.links.map(({ source, target, value }) => [names[source], names[target], value])).toEqual([
    ['Main menu', 'Hours', 60],
    ['Main menu', 'Goodbye', 20],
    ['Main menu', 'Hung up', 20],
  ])
  expect(pathsOf(flow, {})).toBeUndefined()
})

test('days without calls have their place too', () => {
  expect(daysBetween('2026-02-27', '2026-03-01', [])).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
})
