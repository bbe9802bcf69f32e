import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from './check'
import type { Flow } from './document'
import { anyFlow } from './testing/any-flow'
import { flowOf } from './testing/ring'

type Nodes = Parameters<typeof flowOf>[0]
type Wires = Record<string, string>

const say = (text: string, exits: Wires = {}) => ({
  kind: 'say',
  name: '',
  settings: { prompt: { text } },
  exits,
})
const menu = (keys: string, exits: Wires) => ({
  kind: 'menu',
  name: '',
  settings: {
    prompt: { text: 'Choose.' },
    choices: [...keys].map((key) => ({ key, label: `Choice ${key}` })),
  },
  exits,
})
const backMenu = (exits: Wires) => ({
  ...menu('', exits),
  settings: { prompt: { text: 'Star goes back.' }, choices: [{ key: '*', does: 'back' }] },
})
const gather = (variable: string, exits: Wires) => ({
  kind: 'gather',
  name: '',
  settings: { prompt: { text: 'Please.' }, variable },
  exits,
})
const dial = (exits: Wires) => ({
  kind: 'dial',
  name: '',
  settings: { destinations: [{ type: 'phone', number: '+442079460018' }] },
  exits,
})
const bye = { kind: 'hangup', name: '' }

/** The problems of a flow that begins at its first node, as `node field: code`. */
const found = (nodes: Nodes, more: Parameters<typeof flowOf>[1] = {}, known = {}) =>
  told(flowOf(nodes, more), known)
const told = (flow: Flow, known = {}) =>
  check(flow, known).map(({ code, nodeId, field }) =>
    [nodeId, field].filter(Boolean).join(' ').concat(`: ${code}`),
  )

/** Errors block publishing, warnings do not. */
const isPublishable = (problems: ReturnType<typeof check>) =>
  problems.every(({ severity }) => severity === 'warning')

test('a flow that does what it should has nothing wrong with it', () => {
  const flow = flowOf({
    main: menu('12', { '1': 'sales', '2': 'bye', 'no-input': 'bye', 'no-match': 'bye' }),
    sales: dial({ 'no-answer': 'bye' }),
    bye,
  })
  expect(check(flow)).toEqual([])
  expect(isPublishable(check(flow))).toBe(true)
})

test('calls must begin at a node that is there', () => {
  expect(found({ bye }, { start: null })).toEqual(['start: flow.no-start'])
  expect(found({ bye }, { start: 'gone' })).toEqual(['start: flow.start-missing'])
  expect(isPublishable(check(flowOf({}, { start: null })))).toBe(false)
})

test('an exit must be wired where callers need it, and lead to a node that is there', () => {
  const wired = found({ main: menu('12', { '1': 'gone' }), bye })
  expect(wired).toContain('main exits.1: exit.node-missing')
  expect(wired).toContain('main exits.2: exit.not-wired')
})

test('a wire from a choice that was taken away is told, and leads nowhere', () => {
  const left = found({ main: menu('1', { '1': 'bye', '7': 'old' }), bye, old: bye })
  expect(left).toEqual(['main exits.7: exit.unknown', 'old: node.unreachable'])
})

test('a node that no call can come to is a warning', () => {
  const flow = flowOf({ hello: say('Hello.'), lost: say('Lost.', { next: 'lost2' }), lost2: bye })
  expect(told(flow)).toEqual(['lost: node.unreachable', 'lost2: node.unreachable'])
  expect(isPublishable(check(flow))).toBe(true)
})

test('a round in which every node has a way on, but none leads out, is an error told once', () => {
  expect(
    found({ a: say('A', { next: 'b' }), b: say('B', { next: 'c' }), c: say('C', { next: 'b' }) }),
  ).toEqual(['b exits: loop.no-way-out'])
  expect(found({ a: say('A', { next: 'a' }) })).toEqual(['a exits: loop.no-way-out'])
})

test('a round that waits, but never ends, is an error too', () => {
  const round = { '1': 'main', 'no-input': 'main', 'no-match': 'main' }
  expect(found({ main: menu('1', round) })).toEqual(['main exits: loop.no-way-out'])
})

test('a round with one way out is none, wherever on the round the way out is', () => {
  const out = { '1': 'a', 'no-input': 'bye', 'no-match': 'a' }
  expect(found({ a: say('A', { next: 'b' }), b: menu('1', out), bye })).toEqual([])
})

test('a node before a round is not blamed for it, and two rounds are told as two', () => {
  const both = { '1': 'a', 'no-input': 'b', 'no-match': 'b' }
  expect(
    found({
      main: menu('1', both),
      a: say('A', { next: 'a' }),
      b: say('B', { next: 'c' }),
      c: say('C', { next: 'b' }),
    }),
  ).toEqual(['a exits: loop.no-way-out', 'b exits: loop.no-way-out'])
})

test('a round through a dialled party has a way out: the party may answer', () => {
  const again = { busy: 'sorry', 'no-answer': 'sorry', failed: 'sorry' }
  expect(found({ dial: dial(again), sorry: say('Still trying.', { next: 'dial' }) })).toEqual([])
})

test('who can go back to a menu that has a way out is not caught', () => {
  const here = { 'no-input': 'help', 'no-match': 'help' }
  expect(
    found({ main: menu('1', { '1': 'help', 'no-input': 'bye' }), help: backMenu(here), bye }).filter(
      (problem) => problem.includes('no-way-out'),
    ),
  ).toEqual([])
  expect(found({ help: backMenu(here) })).toContain('help exits: loop.no-way-out')
})

test('an exit that stands for another where it is not wired is no way out', () => {
  const hours = (exits: Wires) => ({ kind: 'hours', name: '', settings: { calendar: 'office' }, exits })
  const again = say('Please hold.', { next: 'hours' })
  expect(found({ hours: hours({ open: 'again', closed: 'again' }), again })).toEqual([
    'hours exits: loop.no-way-out',
  ])
  expect(found({ hours: hours({ open: 'again', closed: 'again', holiday: 'bye' }), again, bye })).toEqual([])
})

test('calendars and flows that are named must exist, as far as it is known which do', () => {
  const hours = {
    kind: 'hours',
    name: '',
    settings: { calendar: 'office' },
    exits: { open: 'other', closed: 'other' },
  }
  const nodes = { hours, other: { kind: 'flow', name: '', settings: { flow: 'night' } } }
  expect(found(nodes)).toEqual([])
  expect(found(nodes, {}, { calendars: ['office'], flows: ['night', 'day'] })).toEqual([])
  expect(found(nodes, {}, { calendars: ['shop'], flows: [] })).toEqual([
    'hours calendar: calendar.unknown',
    'other flow: flow.unknown',
  ])
})

test('a caller who stays silent and is asked for ever is a warning: a dead line never hangs up', () => {
  const flow = flowOf({
    main: menu('1', { '1': 'bye', 'no-input': 'sorry' }),
    sorry: say('We did not hear you.', { next: 'main' }),
    bye,
  })
  expect(told(flow)).toEqual(['main exits: loop.silent-caller'])
  expect(isPublishable(check(flow))).toBe(true)
  const first = menu('1', { '1': 'main', 'no-input': 'bye' })
  expect(told(flowOf({ first, ...flow.nodes }))).toEqual(['main exits: loop.silent-caller'])
})

test('a flow of a thousand nodes in a row, and back to its first, is followed to its end', () => {
  const nodes = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, n) => [`n${n}`, say('On.', { next: `n${(n + 1) % 1_000}` })]),
  )
  expect(check(flowOf(nodes))).toMatchObject([
    { code: 'loop.no-way-out', nodeId: 'n0', values: { count: 1_000 } },
  ])
})

test('a prompt must play something', () => {
  expect(found({ a: say('  '), b: say('') })).toEqual([
    'a prompt: prompt.empty',
    'b prompt: prompt.empty',
    'b: node.unreachable',
  ])
  const audio = (audioUrl: string) => ({ kind: 'say', name: '', settings: { prompt: { audioUrl } } })
  expect(found({ a: audio('hold.mp3') })).toEqual(['a prompt.audioUrl: prompt.no-address'])
  expect(found({ a: audio('https://acme.example/{{ called }}.mp3') })).toEqual([])
  const own = { settings: { errorPrompt: { text: '' } } }
  expect(found({ bye }, own)).toEqual(['settings.errorPrompt: prompt.empty'])
})

test('markup that a carrier would refuse is found before a caller does', () => {
  expect(found({ a: say('<speak>One <break time="1s"/> two &amp; <p>three</p></speak>') })).toEqual([])
  expect(found({ a: say('<speak>One <p>two</speak>') })).toEqual(['a prompt.text: ssml.tag-not-closed'])
  expect(found({ a: say('<speak>One</p></speak>') })).toEqual(['a prompt.text: ssml.tag-not-opened'])
  expect(found({ a: say('<speak>Sales & support</speak>') })).toEqual(['a prompt.text: ssml.malformed'])
  expect(found({ a: say('One <break time="1s"/> two') })).toEqual(['a prompt.text: ssml.read-out'])
})

test('a template that cannot be read is found, wherever in the settings it stands', () => {
  expect(found({ a: say('Hello {{ caller') })).toEqual(['a prompt.text: template.malformed'])
  const numbered = {
    ...dial({}),
    settings: { destinations: [{ type: 'phone', number: '{{ caller | nonsense }}' }] },
  }
  expect(found({ numbered })).toEqual(['numbered destinations.0.number: template.malformed'])
})

test('a variable that nothing sets before is an error', () => {
  expect(found({ a: say('Hello {{ nmae }}') })).toEqual(['a prompt.text: variable.never-set'])
  expect(found({ a: say('{{ pin }}', { next: 'ask' }), ask: gather('pin', { next: 'bye' }), bye })).toEqual([
    'a prompt.text: variable.never-set',
  ])
  expect(found({ bye }, { settings: { callerId: '{{ line }}' } })).toEqual([
    'settings.callerId: variable.never-set',
  ])
})

test('a variable is set once a caller was asked for it, by the flow itself, or by every call', () => {
  const flow = { ask: gather('pin', { next: 'tell' }), tell: say('Your PIN is {{ pin }}.') }
  expect(found(flow)).toEqual([])
  expect(found({ a: say('{{ shop }}') }, { settings: { variables: { shop: 'Acme' } } })).toEqual([])
  expect(found({ a: say('{{ caller }} {{ called }} {{ now | date: "%H" }}') })).toEqual([])
  expect(found({ a: say('{% assign n = 1 %}{{ n }}{% for i in (1..3) %}{{ i }}{% endfor %}') })).toEqual([])
})

test('a variable that only some ways set is a warning, and none where the text says what happens then', () => {
  const asked = (text: string) => ({
    main: menu('1', { '1': 'ask', 'no-input': 'tell', 'no-match': 'tell' }),
    ask: gather('pin', { next: 'tell' }),
    tell: say(text),
  })
  expect(found(asked('Your PIN is {{ pin }}.'))).toEqual(['tell prompt.text: variable.maybe-unset'])
  expect(found(asked('Your PIN is {{ pin | default: "none" }}.'))).toEqual([])
  expect(found(asked('{% if pin %}Your PIN is {{ pin }}.{% endif %}'))).toEqual([])
})

test('what a node keeps is not kept on the way that callers take who gave nothing', () => {
  const flow = { ask: gather('pin', { next: 'bye', 'no-input': 'sorry' }), sorry: say('Not {{ pin }}.'), bye }
  expect(found(flow)).toEqual(['sorry prompt.text: variable.never-set'])
})

test('what is set on the way may be there when the caller goes back', () => {
  const flow = {
    main: {
      ...menu('1', { '1': 'ask' }),
      settings: { ...menu('1', {}).settings, prompt: { text: 'Hi {{ pin }}' } },
    },
    ask: gather('pin', { next: 'more' }),
    more: backMenu({ 'no-input': 'bye', 'no-match': 'bye' }),
    bye,
  }
  expect(found(flow)).toEqual(['main prompt.text: variable.maybe-unset'])
})

test('a value may name what was set before it in the same node, not what is set after', () => {
  const set = (assignments: object[], exits: Wires) => ({
    kind: 'set',
    name: '',
    settings: { assignments },
    exits,
  })
  const [first, second] = [
    { variable: 'greeting', value: 'Hello' },
    { variable: 'all', value: '{{ greeting }}, {{ caller }}' },
  ]
  const tell = say('{{ all }}')
  expect(found({ set: set([first, second], { next: 'tell' }), tell })).toEqual([])
  expect(found({ set: set([second, first], { next: 'tell' }), tell })).toEqual([
    'set assignments.0.value: variable.never-set',
  ])
})

test('a branch may ask whether a variable is set; one that nothing ever sets is told, but does not block', () => {
  const branch = (value: string, op: string) => ({
    kind: 'branch',
    name: '',
    settings: { cases: [{ id: 'a', conditions: [{ type: 'text', value, op, to: 'x' }] }] },
    exits: { a: 'bye', otherwise: 'bye' },
  })
  const asked = (value: string, op = 'is-set') =>
    flowOf({
      ask: gather('pin', { next: 'branch', 'no-input': 'branch', 'no-match': 'branch' }),
      branch: branch(value, op),
      bye,
    })
  expect(told(asked('{{ pin }}'))).toEqual([])
  for (const op of ['is-set', 'is-empty']) {
    expect(told(asked('{{ pni }}', op))).toEqual(['branch cases.0.conditions.0.value: variable.never-set'])
    expect(isPublishable(check(asked('{{ pni }}', op)))).toBe(true)
  }
  expect(isPublishable(check(asked('{{ pni }}', 'equals')))).toBe(false)
})

test('a text that says what happens without a variable can be published though nothing sets it', () => {
  const publishable = (text: string) => isPublishable(check(flowOf({ a: say(text) })))
  expect(publishable('Hello {{ name }}.')).toBe(false)
  expect(publishable('Hello {{ name | default: "there" }}.')).toBe(true)
  expect(publishable('Hello{% if name %} {{ name }}{% endif %}.')).toBe(true)
  expect(publishable('Hello {{ name | default: "there" }}, {{ other }}.')).toBe(false)
  const errorPrompt = { text: 'Sorry{% if name %}, {{ name }}{% endif %}.' }
  expect(isPublishable(check(flowOf({ bye }, { settings: { errorPrompt } })))).toBe(true)
})

test('hundreds of variables are kept apart', () => {
  const names = Array.from({ length: 100 }, (_, n) => `v${n}`)
  const nodes = Object.fromEntries(
    names.map((name, n) => [`ask${n}`, gather(name, { next: n < 99 ? `ask${n + 1}` : 'tell' })]),
  )
  const tell = say([...names, 'v100'].map((name) => `{{ ${name} }}`).join(' '))
  expect(check(flowOf({ ...nodes, tell }))).toMatchObject([
    { code: 'variable.never-set', values: { name: 'v100' } },
  ])
})

test('the flow’s own caller id must be a number', () => {
  expect(found({ bye }, { settings: { callerId: 'Acme' } })).toEqual(['settings.callerId: number.invalid'])
  expect(found({ bye }, { settings: { callerId: '+44 20 7946 0018' } })).toEqual([])
})

test('problems come in the order of the flow, and each names its node', () => {
  const flow = flowOf({ z: say('', { next: 'a' }), a: say('', { next: 'm' }), m: say('') }, { start: 'z' })
  expect(check(flow).map(({ nodeId }) => nodeId)).toEqual(['z', 'a', 'm'])
})

test('whatever document is checked, nothing is thrown, and every problem leads to a node that is there', () => {
  fc.assert(
    fc.property(anyFlow(), (flow) => {
      for (const { nodeId, code } of check(flow, { calendars: [], flows: [] })) {
        expect(code).toMatch(/^[a-z0-9]+\.[a-z0-9-]+$/)
        if (nodeId !== undefined) expect(Object.hasOwn(flow.nodes, nodeId)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
