import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFlow } from '../testing/any-flow'
import { find } from './find'
import { parseQuery } from './query'
import { drawn, reception } from './testing/drawn'

const ids = (query: string, flow = reception()) => find(flow, query).map(({ nodeId }) => nodeId)

test('words are found in names, prompts, labels and kinds, whatever their capitals and accents', () => {
  expect(ids('GREET')).toEqual(['hello'])
  expect(ids('connecting you')).toEqual(['sales'])
  expect(ids('support')).toEqual(['main'])
  expect(ids('hang')).toEqual(['bye'])
  expect(ids('cafe', drawn({ nodes: { a: { kind: 'say', name: 'Café' } } }))).toEqual(['a'])
})

test('a phrase is found as it is heard, across its markup', () => {
  expect(ids('"for sales, or"')).toEqual(['main'])
  expect(ids('emphasis')).toEqual([])
})

test('every word must be there, and a node that bears the word in its name comes first', () => {
  expect(ids('sales')).toEqual(['sales', 'main'])
  expect(ids('sales support')).toEqual(['main'])
  expect(ids('sales nonsense')).toEqual([])
})

test('a number is found however it is written', () => {
  for (const query of [
    '+442079460018',
    '20 7946 0018',
    '7946',
    'calls:+44',
    'calls:+44 20 7946',
    'calls:02079460018',
  ])
    expect(ids(query), query).toEqual(['sales'])
  expect(ids('calls:+1')).toEqual([])
  expect(find(reception(), 'calls:+44')[0]?.matches).toEqual([
    { field: 'settings.destinations.0.number', text: '+44 20 7946 0018' },
  ])
})

test('operators ask for a kind, for problems, for what no call gets to', () => {
  expect(ids('kind:menu')).toEqual(['main'])
  expect(ids('kind:"hang up"')).toEqual(['bye'])
  expect(ids('is:problem')).toEqual(['sales'])
  expect(ids('is:problem kind:menu')).toEqual([])
  const lost = drawn({
    start: 'a',
    nodes: { a: { kind: 'hangup', name: 'A' }, b: { kind: 'hangup', name: 'B' } },
  })
  expect(ids('is:unreachable', lost)).toEqual(['b'])
})

test('uses: finds who reads a variable and who sets it', () => {
  const flow = drawn({
    nodes: {
      ask: { kind: 'gather', name: 'Ask', settings: { variable: 'account' } },
      tell: { kind: 'say', name: 'Tell', settings: { prompt: { text: 'Yours is {{ account.number }}.' } } },
      test: {
        kind: 'branch',
        name: 'Test',
        settings: {
          cases: [{ id: 'a', conditions: [{ type: 'text', value: '{{account}}', op: 'is-set' }] }],
        },
      },
      other: { kind: 'say', name: 'Other', settings: { prompt: { text: 'No account here.' } } },
    },
  })
  expect(ids('uses:account', flow)).toEqual(['ask', 'tell', 'test'])
  expect(ids('uses:{{account}} kind:say', flow)).toEqual(['tell'])
  expect(find(flow, 'uses:account')[0]?.matches).toEqual([{ field: 'variable', text: 'account' }])
})

test('what matched is told with its field, so that the editor can lead there', () => {
  expect(find(reception(), 'sup')[0]?.matches).toEqual([
    { field: 'settings.prompt.text', text: 'Press 1 for sales, or 2 for support.' },
    { field: 'settings.choices.1.label', text: 'Support' },
  ])
})

test('words that a designer only chose from a list are not found', () => {
  expect(ids('exit')).toEqual([])
  expect(ids('phone')).toEqual([])
})

test('an operator that is still being typed asks nothing, and an unknown one is a word', () => {
  expect(ids('kind:')).toEqual([])
  expect(ids('sales is:prob')).toEqual(['sales', 'main'])
  expect(parseQuery('https://acme.example kind:say')).toMatchObject({
    words: ['https://acme.example'],
    kinds: ['say'],
  })
  expect(parseQuery('"open quote')).toMatchObject({ words: ['open quote'] })
})

test('nothing that is typed makes the search fail, and it finds only nodes that are there', () => {
  fc.assert(
    fc.property(
      anyFlow(),
      fc.oneof(fc.string(), fc.constantFrom('is:problem', 'uses:name', 'a e')),
      (flow, query) => {
        for (const { nodeId } of find(flow, query)) expect(Object.hasOwn(flow.nodes, nodeId)).toBe(true)
      },
    ),
  )
})
