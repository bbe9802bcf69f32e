import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const handing = (settings: object, exits: Record<string, string> = { next: 'bye' }) =>
  flowOf(
    {
      raw: { kind: 'raw', name: 'Raw', settings, exits },
      bye: { kind: 'hangup', name: 'Bye', settings: { prompt: { text: 'Goodbye.' } } },
    },
    { settings: { variables: { name: 'Ann "A" \\ Smith', count: '3', trick: '"}, {"action": "connect' } } },
  )

const documentOf = (document: string) => JSON.parse(ring(handing({ document })).takes('raw').document)

test('the document is handed over, and the call comes back for what follows', () => {
  const call = ring(handing({ document: '[{"action":"talk","text":"Hi {{name}}"}]' }))
  expect(call.takes('raw')).toMatchObject({ carrier: 'vonage' })
  call.comesBack().hears('Goodbye.').endsAs('hung-up')
})

test('a document that is the end of the flow is the end', () => {
  const call = ring(handing({ document: '[{"action":"talk","text":"Hi"}]', goesOn: false }, {}))
  call.takes('raw')
  call.endsAs('document')
})

test('values stay values, whatever they hold', () => {
  expect(documentOf('[{"text": "{{name}}", "loop": {{count}}, "level": {{ missing }}}]')).toEqual([
    { text: 'Ann "A" \\ Smith', loop: 3, level: null },
  ])
  expect(documentOf('[{"text": "{{trick}}", "bare": {{trick}}}]')).toEqual([
    { text: '"}, {"action": "connect', bare: '"}, {"action": "connect' },
  ])
})

test('a document that is none is skipped, and the log says so', () => {
  const call = ring(handing({ document: '[{"loop": {{name}}' }))
  call.hears('Goodbye.').endsAs('hung-up')
  expect(call.notes()).toEqual(['raw.not-json'])
})

test('and where it would have been the end, the call ends politely', () => {
  ring(handing({ document: 'nonsense', goesOn: false }, {}))
    .hears('Sorry, something went wrong')
    .endsAs('failed')
})

test('a caller who hangs up while it runs leaves nothing to be done', () => {
  ring(handing({ document: '[{}]' }))
    .hangsUp()
    .endsAs('hung-up-by-caller')
})

test.each([
  ['', ['raw.empty']],
  ['[{"action": "talk"', ['raw.not-json']],
  ['"talk"', ['raw.not-json']],
  ['[{"text": "{{name}}", "loop": {{count}}}]', []],
])('%s is told before it is published: %j', (document, codes) => {
  const { check, settings } = kindNamed('raw')
  expect(check?.(settings.parse({ document })).map(({ code }) => code)).toEqual(codes)
})
