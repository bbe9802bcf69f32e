import { expect, test } from 'vitest'
import type { LoggedTurn, StoredLogRow } from '@/lib/store/call-log'
import { pathOf } from './path'

const row = (id: number, turn?: Partial<LoggedTurn>, problem?: string): StoredLogRow => ({
  id,
  key: `k${id}`,
  waitKey: null,
  callId: 'sandbox:CON-1',
  carrier: 'sandbox',
  kind: 'heard',
  receivedAt: '2026-03-03T12:00:00.000Z',
  request: '{}',
  event: JSON.stringify({ type: 'heard', key: `k${id}`, ...(problem && { problem }) }),
  status: 200,
  reply: '[]',
  turn: turn
    ? JSON.stringify({
        versionId: 'v1',
        caller: '',
        called: '',
        trail: [],
        next: { type: 'wait' },
        ...turn,
      })
    : null,
  durationMicros: 900,
})

test('the path is what was passed, and the place is where the call waits', () => {
  const path = pathOf([
    row(1, { trail: [{ node: 'menu', kind: 'menu' }], waitingAt: 'menu' }),
    row(2),
    row(3, {
      trail: [
        { node: 'menu', kind: 'menu', exit: '1' },
        { node: 'sales', kind: 'dial' },
      ],
      waitingAt: 'sales',
    }),
  ])
  expect(path.steps).toEqual([
    { version: 'v1', node: 'menu' },
    { version: 'v1', node: 'menu', exit: '1' },
    { version: 'v1', node: 'sales' },
  ])
  expect(path.at).toEqual({ version: 'v1', node: 'sales' })
})

test('a call that went on into another flow stands there', () => {
  const { steps, at } = pathOf([
    row(1, {
      trail: [
        { node: 'onward', kind: 'flow' },
        { node: 'menu', kind: 'menu', version: 'v9' },
      ],
      waitingAt: 'menu',
    }),
  ])
  expect(steps.map(({ version }) => version)).toEqual(['v1', 'v9'])
  expect(at).toEqual({ version: 'v9', node: 'menu' })
})

test('a call that is over waits nowhere', () => {
  const trail = [{ node: 'bye', kind: 'hangup' }]
  expect(pathOf([row(1, { trail, next: { type: 'end', reason: 'hung-up' } })]).at).toBeNull()
})

test('what nobody hears is told: texts, web services, and what went wrong', () => {
  const { mentions } = pathOf([
    row(1, {
      trail: [
        { node: 'text', kind: 'sms', exit: 'ok' },
        { node: 'order', kind: 'http', exit: 'failed' },
      ],
    }),
    row(2, undefined, 'unknown-number'),
  ])
  expect(mentions.map(({ text, isTrouble }) => `${isTrouble ? '! ' : ''}${text}`)).toEqual([
    'A text was sent',
    '! The web service did not answer as wanted',
    '! This number is not among yours. Add it and give it a flow.',
  ])
  expect(new Set(mentions.map(({ key }) => key)).size).toBe(3)
})
