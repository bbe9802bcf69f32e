import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillTemplate, MAX_FILLED_CHARACTERS, mayRead, templateProblem, variablesIn } from './template'

const now = '2026-07-01T09:30:00+01:00'
const textOf = (
  template: string,
  variables: Record<string, unknown> = {},
  into?: 'markup' | 'url' | 'json',
) => fillTemplate(template, { now, ...variables }, into).text

test('variables are filled in, and what is not there leaves nothing', () => {
  expect(textOf('Hello {{ name }}{{ missing }}.', { name: 'Ann' })).toBe('Hello Ann.')
  expect(textOf('{{ name | default: "caller" | upcase }}', { name: '' })).toBe('CALLER')
  expect(textOf('{% if plan == "gold" %}Gold{% else %}Other{% endif %}', { plan: 'gold' })).toBe('Gold')
  expect(textOf('no template')).toBe('no template')
})

test('what is filled into markup is text, whatever it holds', () => {
  expect(textOf('<speak>{{ said }}</speak>', { said: `<break time="9s"/> & 'more'` }, 'markup')).toBe(
    '<speak>&lt;break time=&#34;9s&#34;/&gt; &amp; &#39;more&#39;</speak>',
  )
})

test('whatever is filled into JSON, its shape stays', () => {
  const shape = '{"a": "{{ x }}", "b": {{ x }}, "c": ["{{ y }}{{ x }}", {{ y }}], "\\"{{ y }}": 1, "d": true}'
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'"\\{}[],:0n-') }),
      (x, y) => {
        const filled = JSON.parse(textOf(shape, { x, y }, 'json'))
        expect(Object.keys(filled)).toHaveLength(5)
        expect(filled.c).toHaveLength(2)
        expect(filled.d).toBe(true)
        expect(filled.a).toBe(x.replace(/[\uE000\uE001]/g, ''))
      },
    ),
  )
})

test('whatever is filled into an address stays in its part of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (x) => {
      const url = new URL(textOf('https://a.example/p{{ x }}/q?k={{ x }}', { x }, 'url'))
      expect(url.host).toBe('a.example')
      expect(url.pathname.split('/')).toHaveLength(3)
      expect([...url.searchParams.keys()]).toEqual(['k'])
      expect(url.hash).toBe('')
    }),
  )
})

test('a broken template gives nothing and says what is wrong', () => {
  expect(fillTemplate('{{ broken', {})).toMatchObject({
    text: '',
    problem: expect.stringContaining('not closed'),
  })
  expect(fillTemplate('{{ x | unknown_filter }}', {})).toMatchObject({ text: '' })
  expect(templateProblem('{% if x %}')).toContain('not closed')
  expect(templateProblem('{{ x }}')).toBeUndefined()
})

test.each([
  '{% for i in (1..100000000) %}x{% endfor %}',
  '{% for i in (1..30000) %}{% for j in (1..30000) %}x{% endfor %}{% endfor %}',
  '{{ "x" | repeat: 1000000000 }}',
  '{% assign x = "xxxxxxxxxx" %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}{{ x }}',
  '{% include "self" %}',
])('%s is given up before a caller would notice', (template) => {
  const began = performance.now()
  expect(fillTemplate(template, {})).toMatchObject({ text: '', problem: expect.any(String) })
  expect(performance.now() - began).toBeLessThan(500)
})

test('a filled text is no longer than a document can hold', () => {
  expect(textOf('{{ x }}{{ x }}', { x: 'x'.repeat(15_000) })).toHaveLength(MAX_FILLED_CHARACTERS)
})

test.each([
  '{{ constructor }}',
  '{{ __proto__ }}',
  '{{ name.constructor.name }}',
  '{{ name.__proto__ }}',
  '{{ ["constructor"] }}',
  '{{ toString }}',
  '{{ globalThis }}{{ process }}{{ window }}',
])('%s sees nothing of the program', (template) => {
  expect(textOf(template, { name: 'Ann' })).toBe('')
})

test('nothing that a template does changes the call', () => {
  const variables = Object.freeze({ count: '1' })
  fillTemplate('{% assign count = 5 %}{% increment count %}{% capture count %}x{% endcapture %}', variables)
  expect(variables).toEqual({ count: '1' })
})

test('“now” is the call’s clock, shown where the flow is', () => {
  expect(textOf('{{ now | date: "%H:%M" }}')).toBe('09:30')
  expect(textOf('{{ "now" | date: "%Y-%m-%d %H:%M" }}')).toBe('2026-07-01 09:30')
  expect(textOf('{{ "today" | date_to_xmlschema }}')).toBe('2026-07-01T09:30:00+01:00')
})

test('a time without an offset is the one that is written', () => {
  expect(textOf('{{ "2026-12-24" | date: "%d.%m. %H:%M" }}')).toBe('24.12. 00:00')
  expect(textOf('{{ "2026-12-24T18:30" | date: "%H:%M" }}')).toBe('18:30')
  expect(textOf('{{ "March 3, 2026 10:00" | date: "%H:%M" }}')).toBe('10:00')
  expect(textOf('{{ when | date: "%H:%M" }}', { when: '2026-12-24T18:30:00-05:00' })).toBe('18:30')
})

test('nothing is left to chance', () => {
  expect(textOf('{{ "a,b,c" | split: "," | shuffle | join }}')).toBe('a b c')
})

test('the variables that a template reads are known', () => {
  expect(variablesIn('{{ a.b | append: c }}{% assign d = e %}{{ d }}{% if f %}{% endif %}').sort()).toEqual([
    'a',
    'c',
    'e',
    'f',
  ])
  expect(variablesIn('plain')).toEqual([])
  expect(variablesIn('{{ broken')).toEqual([])
})

test('a template that works a name out itself may read anything', () => {
  expect(mayRead('{{ [which] }}', ['pin'])).toBe(true)
  expect(mayRead('{{ order[0] }}', ['pin'])).toBe(false)
  expect(mayRead('{{ pin }}', ['pin'])).toBe(true)
  expect(mayRead('{{ pin }}', [])).toBe(false)
  expect(mayRead('pin', ['pin'])).toBe(false)
})

test('whatever a designer types gives a text or a problem', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    ' a ',
    '|',
    ' date: ',
    '"%Y"',
    ' if ',
    ' for i in ',
    '(1..9)',
    ' endif ',
    '[',
    ']',
    '.',
    '-',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.string(), (pieces, a) => {
      const template = pieces.join('')
      for (const into of ['plain', 'markup', 'url', 'json'] as const)
        expect(typeof fillTemplate(template, { a, now }, into).text).toBe('string')
      expect(Array.isArray(variablesIn(template))).toBe(true)
    }),
  )
})

test('filling a usual prompt costs microseconds', () => {
  const began = performance.now()
  for (let turn = 0; turn < 2_000; turn += 1)
    textOf('Hello {{ name }}, you called {{ called }}.', { name: String(turn) })
  expect((performance.now() - began) / 2_000).toBeLessThan(0.2)
})
