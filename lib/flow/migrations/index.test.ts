import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../call'
import { FORMAT } from '../document'
import { anyFlow } from '../testing/any-flow'
import { migrations, readFlow } from '.'

const folder = fileURLToPath(new URL('.', import.meta.url))
const steps = readdirSync(folder)
  .filter((name) => /^\d{3}-[a-z0-9-]+\.ts$/.test(name))
  .sort()
const json = (name: string): Json => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))
const ups = await Promise.all(
  steps.map(
    async (name) => (await import(/* @vite-ignore */ `${folder}${name}`)) as { up: (document: Json) => Json },
  ),
)

test('migrations are numbered from 1 without a gap, are all in the list, and end at today’s format', () => {
  expect(steps.map((name) => Number(name.slice(0, 3)))).toEqual(steps.map((_, at) => at + 1))
  expect(migrations).toEqual(ups.map(({ up }) => up))
  expect(FORMAT).toBe(steps.length)
})

test('every migration makes its after out of its before, and what comes out can be read today', () => {
  for (const [at, name] of steps.entries()) {
    const [before, after] = ['before', 'after'].map((side) => json(name.replace('.ts', `.${side}.json`)))
    const kept = structuredClone(before)
    expect(ups[at]?.up(before as Json), name).toEqual(after)
    expect(before, `${name} changes what it is given`).toEqual(kept)
    expect(readFlow(before), name).toMatchObject({ ok: true })
    expect(readFlow(before)).toEqual(readFlow(after))
  }
})

test('a flow of today is read as it is', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      expect(readFlow(JSON.parse(JSON.stringify(flow)))).toEqual({ ok: true, flow })
    }),
  )
})

/** The paths and messages of a document that cannot be read. */
const problemsWith = (document: unknown) => {
  const read = readFlow(document)
  return read.ok ? [] : read.problems
}

test('a flow from a newer program is refused in a sentence that says what to do', () => {
  const [problem, ...others] = problemsWith({ format: FORMAT + 1, name: 'From the future', nodes: 7 })
  expect(problem?.path).toBe('format')
  expect(problem?.message).toMatch(/newer Patchbay.*update/)
  expect(others).toEqual([])
})

test('everything that is wrong is told at once, each with its path', () => {
  const problems = problemsWith({
    format: 1,
    name: '',
    colour: 'red',
    nodes: {
      main: { kind: 'menu', name: 'Main', settings: { choices: [{ key: 'A' }], attempts: 99 } },
      hello: { kind: 'say', name: 'Hello', settings: { prompt: { text: 'Hi', loop: -1 } } },
      other: { kind: 'teleport', name: 'Other' },
      'a b': { kind: 'hangup', name: 'Bye' },
    },
  })
  expect(problems.map(({ path }) => path).sort()).toEqual([
    'colour',
    'name',
    'nodes.a b',
    'nodes.hello.settings.prompt.loop',
    'nodes.main.settings.attempts',
    'nodes.main.settings.choices.0.key',
    'nodes.other.kind',
  ])
  expect(problems.find(({ path }) => path === 'nodes.other.kind')?.message).toContain('say, ')
})

test('a document that says no format, and is not the first form, is asked for one', () => {
  expect(problemsWith({ name: 'Reception', nodes: {} }).map(({ path }) => path)).toEqual(['format'])
  for (const format of ['1', 1.5, -1, null])
    expect(problemsWith({ format, name: 'Reception' }).map(({ path }) => path)).toEqual(['format'])
})

test('in a list of nodes, one without an id of its own is pointed at by its place', () => {
  const bye = { id: 'bye', kind: 'hangup', name: 'Bye' }
  expect(problemsWith({ name: 'Old', start: null, nodes: [bye, bye] })[0]?.path).toBe('nodes.(node 2)')
  const [problem] = problemsWith({
    name: 'Old',
    start: null,
    nodes: [{ kind: 'hangup', name: 'Bye' }],
    edges: [],
  })
  expect(problem?.path).toBe('nodes.(node 1)')
})

test('whatever is handed in, reading gives a flow or at least one problem, and never throws', () => {
  const near = fc.record(
    {
      format: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.jsonValue()),
      name: fc.oneof(fc.string(), fc.jsonValue()),
      nodes: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
      edges: fc.oneof(
        fc.array(fc.record({ from: fc.string(), exit: fc.string(), to: fc.jsonValue() })),
        fc.jsonValue(),
      ),
      start: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(near, fc.jsonValue(), fc.anything()), (document) => {
      const read = readFlow(document)
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})
