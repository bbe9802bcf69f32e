import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { carriers } from '@/lib/carriers'
import { check } from '@/lib/flow/check'
import type { Flow } from '@/lib/flow/document'
import { drawn } from '@/lib/flow/edit/testing/drawn'
import { kinds } from '@/lib/flow/kinds'
import type { Problem } from '@/lib/flow/problem'
import { problemText } from '@/lib/flow/problem-text'
import { EditorProvider } from '../editor-context'
import { Inspector } from '../inspector/inspector'
import { createEditorStore } from '../store/editor-store'
import { forms } from '.'

/** The inspector as it stands there, with a node selected or none. */
function inspected(flow: Flow, id?: string): string {
  const store = createEditorStore({ flowId: 'flow', flow, revision: 1 })
  store.getState().setProblems({ checked: problemsOf(flow) })
  if (id !== undefined) store.getState().select({ nodes: [id] })
  // Markup for a server is made of what a store began with.
  const drawn = { ...store, getInitialState: store.getState }
  const props = { store: drawn, children: createElement(Inspector) }
  return renderToStaticMarkup(createElement(EditorProvider, props))
}

const problemsOf = (flow: Flow): Problem[] => [
  ...check(flow, { calendars: [], flows: [] }),
  ...Object.values(carriers).flatMap((carrier) => carrier.check(flow)),
]

const asMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')

const only = (kind: string, settings: unknown): Flow =>
  drawn({ start: 'it', nodes: { it: { kind, name: 'It', settings } } } as Parameters<typeof drawn>[0])

test.each(kinds.map(({ kind }) => kind))('%s has a form, also for a node that was just drawn', (kind) => {
  expect(Object.hasOwn(forms, kind)).toBe(true)
  expect(inspected(only(kind, {}), 'it')).toContain('Ways out')
})

/** Settings with as much wrong as a designer can do, and as much shown as there is. */
const BROKEN: Record<string, unknown> = {
  say: { prompt: { text: 'Hello <break/> {{ nobody }}', language: 'xx-XX', voice: { style: 77 }, loop: 0 } },
  menu: {
    prompt: { text: '' },
    shortPrompt: { audioUrl: 'nowhere' },
    timeoutSeconds: 30,
    choices: [
      { key: '1', label: 'Sales', phrases: ['help', 'buy'] },
      { key: '1', label: 'Support', phrases: ['help'] },
      ...['2', '3', '4', '5'].map((key) => ({ key })),
    ],
    noInput: { prompts: [{ text: '<speak>open' }] },
    noMatch: { prompts: [{ text: '{{ broken' }, { audioUrl: 'http://acme.example/a.ogg' }] },
    speech: { language: 'xx-XX' },
  },
  gather: {
    prompt: { text: 'a'.repeat(1_600) },
    variable: 'caller',
    accepts: 'both',
    minDigits: 9,
    maxDigits: 2,
    finishKey: '*',
    pattern: '(a',
    speech: { language: 'xx-XX' },
  },
  branch: {
    cases: [
      { id: 'a', conditions: [] },
      { id: 'a', conditions: [{ type: 'text', value: '', op: 'equals', to: '' }] },
      {
        id: 'c',
        conditions: [
          { type: 'text', op: 'one-of', list: [] },
          { type: 'text', op: 'matches', to: '(?=a)' },
          { type: 'text', op: 'greater', to: 'many' },
          { type: 'text', op: 'one-of', list: ['{{ nobody }}'] },
          { type: 'time' },
          { type: 'time', from: '09:00', to: '09:00', fromDate: '2026-02-02', toDate: '2026-01-01' },
        ],
      },
    ],
  },
  hours: { calendar: 'Reception' },
  split: {
    shares: [
      { id: 'a', weight: 0 },
      { id: 'a', weight: 0 },
    ],
  },
  set: { assignments: [{ variable: '', value: '{{ nobody }}' }, { variable: 'now' }] },
  dial: {
    destinations: [
      { type: 'phone', number: '12', dtmfOnAnswer: 'x' },
      { type: 'phone', number: '+442079460018', dtmfOnAnswer: 'x' },
      { type: 'phone', number: '' },
      { type: 'sip', uri: 'sip:nobody', headers: { 'X-Why': '{{ nobody }}' } },
      {
        type: 'websocket',
        uri: 'wss://a.example',
        contentType: 'audio/l16;rate=24000',
        headers: { a: 'b'.repeat(500), c: 'd'.repeat(500) },
      },
      { type: 'vbc', extension: 'desk' },
      { type: 'app', user: '' },
    ],
    callerId: 'me',
    ringback: { audioUrl: '' },
    whisper: { text: '' },
    machine: 'leave',
  },
  conference: { room: '', holdMusicUrl: '{{ nobody }}' },
  voicemail: { prompt: { text: '' }, transcribe: { language: 'xx-XX' } },
  record: { channels: 5, split: false, format: 'mp3', transcribe: { language: 'xx-XX' } },
  http: {
    method: 'POST',
    url: 'https://{{ caller }}.example/',
    headers: [{ name: 'not a name', value: '{{ nobody }}' }],
    body: '{',
    maps: [{ variable: '', path: 'a[' }, { variable: 'caller' }],
    statusVariable: 'now',
  },
  sms: { to: 'him', from: 'a name that is too long', text: '' },
  raw: { carrier: 'other', document: 'nothing' },
  flow: { flow: 'gone' },
  hangup: { prompt: { audioUrl: 'nowhere' } },
}

test.each(kinds.map(({ kind }) => kind))('whatever is wrong with a %s is said where it is shown', (kind) => {
  const flow = only(kind, BROKEN[kind])
  const problems = problemsOf(flow).filter(({ nodeId }) => nodeId === 'it')
  const shown = inspected(flow, 'it')
  expect(problems).not.toEqual([])
  for (const problem of problems) {
    const { field = 'exits' } = problem
    const fields = fieldsShowing(shown, asMarkup(problemText(problem)))
    // A list that is written line by line is one field.
    expect(fields.some((one) => one === field || one === field.replace(/\.\d+$/, ''))).toBe(true)
  }
})

/** The paths of the innermost fields around a text, wherever it stands. */
function fieldsShowing(markup: string, text: string): (string | undefined)[] {
  const parts = markup.split(text)
  return parts.slice(0, -1).map((_, at) => fieldAround(parts.slice(0, at + 1).join(text)))
}

function fieldAround(before: string): string | undefined {
  const open: (string | undefined)[] = []
  for (const [tag, close, name = '', attributes = ''] of before.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
    if (/^(input|br)$/.test(name) || tag.endsWith('/>')) continue
    if (close) open.pop()
    else open.push(/data-field="([^"]*)"/.exec(attributes)?.[1])
  }
  return open.findLast((field) => field !== undefined)
}

test('what is wrong with the flow as a whole is said in its settings', () => {
  const flow = drawn({
    start: null,
    settings: { callerId: 'me', errorPrompt: { text: '{{ nobody }}' }, language: 'xx-XX' },
  })
  const shown = inspected(flow)
  for (const problem of problemsOf(flow)) expect(shown).toContain(asMarkup(problemText(problem)))
})
