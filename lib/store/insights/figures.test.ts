import { expect, test } from 'vitest'
import { appendLog } from '../call-log'
import { projectCalls } from '../projection'
import { describeOnEachDatabase } from '../testing/each-database'
import { second } from '../testing/log-rows'
import { boundsOf, bucketOf, quantile } from './buckets'
import { resultOf } from './call-result'
import { readFigures } from './figures'
import { lastCallers } from './last-callers'
import { rowsOf, type Story } from './testing/random-calls'

const story: Story = {
  startsAt: 60,
  isTest: false,
  version: 'reception-1',
  presses: ['1'],
  jumpsTo: null,
  rings: null,
  ends: 'caller',
  seconds: 40,
}
const wanted = { versionIds: ['reception-1'], from: '2026-01-01', to: '2026-01-31', isTest: false }

describeOnEachDatabase((open) => {
  test('figures tell what became of callers, when they called, and where they went', async () => {
    const db = await open()
    const stories: Story[] = [
      story,
      { ...story, presses: [] },
      { ...story, startsAt: 90_000, presses: ['no-input'], ends: 'flow' },
      { ...story, rings: 'answered', ends: 'carrier' },
      { ...story, ends: 'not yet' },
      { ...story, isTest: true },
    ]
    const rows = stories.flatMap((one, at) => rowsOf(one, `CON-${at}`))
    await appendLog(db, rows)
    await projectCalls(
      db,
      rows.flatMap(({ callId }) => callId ?? []),
    )
    const figures = await readFigures(db, wanted)
    expect(figures).toMatchObject({
      calls: 5,
      results: { contained: 1, abandoned: 1, unserved: 1, person: 1, 'in-progress': 1 },
      rates: { contained: 0.25, abandoned: 0.25, unserved: 0.25, person: 0.25, failed: 0 },
      averageSeconds: 40,
      firstChoice: { calls: 3 },
      person: { calls: 1 },
      came: 0,
    })
    expect(figures.days.map(({ day, calls }) => [day, calls])).toEqual([
      ['2026-01-05', 4],
      ['2026-01-06', 1],
    ])
    // The fifth of January 2026 is a Monday.
    expect(figures.hours[0]?.[12]).toBe(4)
    expect(figures.hours.flat().reduce((sum, calls) => sum + calls, 0)).toBe(5)
    expect(figures.nodes.menu?.exits).toMatchObject({ '1': 3, 'no-input': 1 })
    expect(figures.nodes.menu?.hungUp).toBe(2)
    expect((await readFigures(db, { ...wanted, isTest: true })).calls).toBe(1)
    expect((await readFigures(db, { ...wanted, to: '2026-01-05' })).calls).toBe(4)
    expect((await readFigures(db, { ...wanted, versionIds: [] })).rates.contained).toBeNull()
  })

  test('the last callers of a node, of an exit, and who hung up there, latest first', async () => {
    const db = await open()
    const rows = [story, { ...story, startsAt: 600, presses: [] }, { ...story, startsAt: 900 }].flatMap(
      (one, at) => rowsOf(one as Story, `CON-${at}`),
    )
    await appendLog(db, rows)
    await projectCalls(
      db,
      rows.flatMap(({ callId }) => callId ?? []),
    )
    const place = {
      versionId: 'reception-1',
      nodeId: 'menu',
      from: second(0),
      to: second(9_000),
      isTest: false,
    }
    const ids = async (more: object) =>
      (await lastCallers(db, { ...place, ...more })).map(({ callId }) => callId)
    expect(await ids({})).toEqual(['vonage:CON-2', 'vonage:CON-1', 'vonage:CON-0'])
    expect(await ids({ exit: '1' })).toEqual(['vonage:CON-2', 'vonage:CON-0'])
    expect(await ids({ hungUp: true })).toEqual(['vonage:CON-2', 'vonage:CON-1', 'vonage:CON-0'])
    expect(await ids({ to: second(700) })).toEqual(['vonage:CON-1', 'vonage:CON-0'])
    expect(await ids({ isTest: true })).toEqual([])
  })
})

const ended = (outcome: string, personMs: number | null = null) =>
  ({ state: 'ended', outcome, personMs }) as const
const at = (kind: string, exit: string | null) => ({ kind, exit })

test.each([
  ['somebody picked up', ended('connected', 9_000), [at('dial', null)], 'person'],
  ['a machine picked up', ended('connected'), [at('dial', null)], 'unserved'],
  ['the flow said what it had to say', ended('flow-hung-up'), [at('say', 'next')], 'contained'],
  ['a choice led to an answer', ended('flow-hung-up'), [at('menu', '1'), at('say', 'next')], 'contained'],
  ['nothing was understood', ended('flow-hung-up'), [at('menu', 'no-input'), at('hangup', null)], 'unserved'],
  ['nobody answered', ended('flow-hung-up'), [at('menu', '1'), at('dial', 'no-answer')], 'unserved'],
  ['a message was left', ended('caller-hung-up'), [at('dial', 'busy'), at('voicemail', null)], 'contained'],
  ['they left at the first question', ended('caller-hung-up'), [at('menu', null)], 'abandoned'],
  ['they left while it rang', ended('caller-hung-up'), [at('menu', '1'), at('dial', null)], 'abandoned'],
  [
    'they left at a further question',
    ended('caller-hung-up'),
    [at('menu', '1'), at('menu', null)],
    'contained',
  ],
  ['the carrier ended it', ended('carrier-hung-up'), [at('menu', '1')], 'failed'],
  ['somebody ended it from here', ended('ended-here'), [at('menu', null)], 'other'],
  ['of a kind that is no more', ended('flow-hung-up'), [at('fax', 'next')], 'contained'],
] as const)('a call counts by what became of it: %s', (_, call, visits, result) => {
  expect(resultOf(call, visits)).toBe(result)
})

test('a median out of buckets is right to within a bucket', () => {
  const times = Array.from({ length: 999 }, (_, n) => 300 + n * 37)
  const counts = new Map<number, number>()
  for (const ms of times) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1)
  for (const share of [0.5, 0.9]) {
    const right = times[Math.floor(times.length * share)] ?? 0
    const { from, to } = boundsOf(bucketOf(right))
    const read = quantile(counts, share) ?? 0
    expect(Math.abs(read - right)).toBeLessThanOrEqual(to - from)
  }
  expect(quantile(new Map(), 0.5)).toBeNull()
  expect(bucketOf(0)).toBe(0)
})
