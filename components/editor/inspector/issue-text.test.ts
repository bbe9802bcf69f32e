import { expect, test } from 'vitest'
import { flowSettings } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import { refusalText } from './issue-text'

function refusal(kind: string, settings: unknown, path: (string | number)[]): string | undefined {
  const parsed = kindNamed(kind).settings.safeParse(settings)
  return parsed.success ? undefined : refusalText(parsed.error, path)
}

test.each([
  ['menu', { timeoutSeconds: 0 }, ['timeoutSeconds'], '1 is the least.'],
  ['menu', { timeoutSeconds: 90 }, ['timeoutSeconds'], '60 is the most.'],
  ['menu', { timeoutSeconds: 2.5 }, ['timeoutSeconds'], 'Write a whole number.'],
  ['dial', { maxSeconds: 10_000 }, ['maxSeconds'], '7,200 is the most.'],
  [
    'menu',
    { choices: [{ key: '1', label: 'x'.repeat(41) }] },
    ['choices', 0, 'label'],
    'At most 40 characters.',
  ],
  [
    'split',
    { shares: Array.from({ length: 21 }, (_, n) => ({ id: `s${n}` })) },
    ['shares'],
    'At most 20 of them.',
  ],
  ['say', { prompt: { text: 'x'.repeat(20_001) } }, ['prompt', 'text'], 'At most 20,000 characters.'],
  ['say', { prompt: { text: '', loop: 500 } }, ['prompt', 'loop'], '100 is the most.'],
])('%s says in plain words what cannot be: %j', (kind, settings, path, words) => {
  expect(refusal(kind, settings, path)).toBe(words)
})

test('a name of a variable that cannot be one is told what names look like', () => {
  const parsed = flowSettings.safeParse({ variables: { '2nd': '' } })
  expect(parsed.error && refusalText(parsed.error, ['variables'])).toMatch(/^Write letters, digits and _/)
  expect(refusal('gather', { variable: '2nd' }, ['variable'])).toMatch(/^Write letters, digits and _/)
})
