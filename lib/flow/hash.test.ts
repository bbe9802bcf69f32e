import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { flowDocument } from './document'
import { contentHash } from './hash'

const reception = {
  format: 1 as const,
  name: 'Reception',
  start: 'hello',
  nodes: {
    hello: { kind: 'say', name: 'Hello', settings: { prompt: { text: 'Hello.' } }, exits: { next: 'bye' } },
    bye: { kind: 'hangup', name: 'Bye' },
  },
}
const hashOf = (document: object) => contentHash(flowDocument.parse(document))

test('the fingerprint is SHA-256 over JSON with its keys in order', () => {
  const written =
    '{"format":1,"name":"Réception","nodes":{},"settings":{"language":"en-GB","timeZone":"UTC",' +
    '"variables":{"a":"1","b":"2"},"voice":{"premium":false,"style":0}},"start":null}'
  const flow = {
    format: 1,
    name: 'Réception',
    settings: { variables: { b: '2', a: '1' }, language: 'en-GB' },
  }
  expect(hashOf(flow)).toBe(createHash('sha256').update(written).digest('hex'))
})

test('moving cards, notes, frames and copies of calendars leave the fingerprint alone', () => {
  const redrawn = {
    ...reception,
    layout: { hello: { x: 20, y: 40 } },
    notes: [{ id: 'n1', text: 'Ask legal', x: 0, y: 0 }],
    frames: [{ id: 'f1', title: 'Greeting', x: 0, y: 0, width: 100, height: 100 }],
    calendars: { office: { timeZone: 'Europe/London' } },
  }
  expect(hashOf(redrawn)).toBe(hashOf(reception))
})

test('the order in which keys are written, and defaults written out, leave the fingerprint alone', () => {
  const { hello, bye } = reception.nodes
  const turned = {
    nodes: {
      bye: { ...bye, settings: {}, exits: {} },
      hello: Object.fromEntries(Object.entries(hello).reverse()),
    },
    start: 'hello',
    settings: { language: 'en-US' },
    name: 'Reception',
    format: 1,
  }
  expect(hashOf(turned)).toBe(hashOf(reception))
})

test('another word in a prompt, another wire or another name give another fingerprint', () => {
  const { hello, bye } = reception.nodes
  const others = [
    { ...reception, name: 'Reception 2' },
    { ...reception, start: null },
    { ...reception, nodes: { hello: { ...hello, exits: {} }, bye } },
    { ...reception, nodes: { hello: { ...hello, settings: { prompt: { text: 'Hello!' } } }, bye } },
  ]
  expect(new Set([reception, ...others].map(hashOf)).size).toBe(5)
})
