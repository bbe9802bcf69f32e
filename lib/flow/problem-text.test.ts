import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from './check'
import { error } from './problem'
import { problemText } from './problem-text'
import { anyFlow } from './testing/any-flow'

const CODE = String.raw`'([a-z]+\.[a-z-]+)'`
const WRITTEN = new RegExp(
  String.raw`\b(?:(?:error|warning|fail)\(\s*(?:[^'\n]*\? ?)?|(?:error|warning), |code: |note: )${CODE}(?:\s*:\s*${CODE})?`,
  'g',
)

/**
 * Every code that is written out in the sources: the first argument of `error`, `warning` or `fail`, or where one is chosen
 * for them. Codes that are put together there (`pattern.${why}`) are met by the drawn flows below.
 */
const codes = ['.', '../carriers'].flatMap((place) => {
  const folder = fileURLToPath(new URL(`${place}/`, import.meta.url))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^testing|problem-text/.test(name))
    .flatMap((name) => [...readFileSync(`${folder}${name}`, 'utf8').matchAll(WRITTEN)])
    .flatMap(([, code, other]) => [code ?? [], other ?? []].flat())
})

test('every problem that the program can find has a sentence', () => {
  expect(codes.length).toBeGreaterThan(20)
  const without = [...new Set(codes)].filter((code) =>
    problemText(error(code)).includes('Something is wrong'),
  )
  expect(without).toEqual([])
})

test('the sentence of whatever is found is whole: nothing in it is left open', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      for (const problem of check(flow, { calendars: ['office'], flows: [] })) {
        expect(problemText(problem)).not.toMatch(/undefined|Something is wrong|NaN/)
        expect(problemText(problem)).toMatch(/[.…]$/)
      }
    }),
  )
})

test('a sentence says what to do in the designer’s own words', () => {
  const unwired = error('exit.not-wired', { nodeId: 'main', values: { exit: '2', label: 'Support' } })
  expect(problemText(unwired)).toBe('Wire the exit “2 Support” or remove the choice.')
  const unnamed = error('exit.not-wired', { values: { exit: '3', label: 'Key 3' } })
  expect(problemText(unnamed)).toBe('Wire the exit “Key 3” or remove the choice.')
})

test('away from the canvas it begins with the node’s name', () => {
  const flow = fc.sample(anyFlow(), 1)[0]
  if (!flow) throw new Error('no flow was drawn')
  const named = { ...flow, nodes: { bye: { kind: 'hangup', name: 'Bye', settings: {}, exits: {} } } }
  const problem = { ...error('prompt.empty'), nodeId: 'bye' }
  expect(problemText(problem, named)).toBe(`“Bye”: ${problemText(problem)}`)
  expect(problemText({ ...problem, nodeId: 'gone' }, named)).toBe(problemText(problem))
})

test('a code from a newer program still gives a sentence', () => {
  expect(problemText(error('toString'))).toBe('Something is wrong here (toString).')
})
