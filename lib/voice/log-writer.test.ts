import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LogRow } from '@/lib/store/call-log'
import { makeLogWriter } from './log-writer'
import { makeSpool } from './spool'

const row = (key: string, more: Partial<LogRow> = {}): LogRow => ({
  key,
  waitKey: null,
  callId: 'call-1',
  carrier: 'sandbox',
  kind: 'leg',
  receivedAt: '2026-03-03T12:00:00.000Z',
  request: '{}',
  event: null,
  status: 200,
  reply: '',
  turn: null,
  durationMicros: 0,
  ...more,
})

/** A log that knows its keys, takes one batch at a time, and can be away. */
function makeLog() {
  const keys = new Set<string>()
  const batches: number[] = []
  const log = {
    isAway: false,
    keys,
    batches,
    touched: [] as string[],
    troubles: [] as string[],
    async append(rows: LogRow[]) {
      await new Promise((resolve) => setImmediate(resolve))
      if (log.isAway) throw new Error('away')
      batches.push(rows.length)
      const fresh = rows
        .map(({ key }) => key)
        .filter((key, at, all) => !keys.has(key) && all.indexOf(key) === at)
      for (const key of fresh) keys.add(key)
      return new Set(fresh)
    },
  }
  return log
}

function makeWriter() {
  const log = makeLog()
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-spool-'))
  const spool = makeSpool(folder)
  const writer = makeLogWriter(
    (rows) => log.append(rows),
    spool,
    (ids) => log.touched.push(...ids),
    (_, message) => log.troubles.push(message),
  )
  return { log, folder, writer }
}

test('webhooks that come while a batch is being written share the next one', async () => {
  const { log, writer } = makeWriter()
  await Promise.all(Array.from({ length: 100 }, (_, at) => writer.write(row(`key-${at}`))))
  expect(log.batches.length).toBeLessThanOrEqual(2)
  expect(log.keys.size).toBe(100)
})

test('the same webhook twice in one batch is inserted once and known once', async () => {
  const { writer } = makeWriter()
  expect(await Promise.all([writer.write(row('a')), writer.write(row('a'))])).toEqual(['inserted', 'known'])
})

test('while the database is away rows are kept on disk, and moved when it is back', async () => {
  const { log, folder, writer } = makeWriter()
  log.isAway = true
  expect(await writer.write(row('a'))).toBe('spooled')
  expect(await writer.write(row('b'))).toBe('spooled')
  expect(writer.isDatabaseAway()).toBe(true)
  expect(log.troubles).toHaveLength(1)
  await expect(writer.drain()).rejects.toThrow('away')

  log.isAway = false
  expect(await writer.drain()).toBe(2)
  expect([...log.keys]).toEqual(['a', 'b'])
  expect(log.touched).toContain('call-1')
  expect(readdirSync(folder)).toEqual([])
})

test('what a process that died left in its spool is taken by the next, but for a line that was cut off', async () => {
  const { log, folder, writer } = makeWriter()
  const orphan = join(folder, '999999999.jsonl') // no such process
  writeFileSync(orphan, `${JSON.stringify(row('left-behind'))}\n`)
  appendFileSync(orphan, '{"key":"cut o')
  expect(await writer.drain()).toBe(1)
  expect([...log.keys]).toEqual(['left-behind'])
})

test('a disk that takes nothing does not keep a caller waiting', async () => {
  const log = makeLog()
  log.isAway = true
  const full = { append: () => Promise.reject(new Error('no space')), drain: () => Promise.resolve(0) }
  const writer = makeLogWriter(
    (rows) => log.append(rows),
    full,
    () => {},
    (_, message) => log.troubles.push(message),
  )
  expect(await writer.write(row('a'))).toBe('spooled')
  expect(log.troubles.some((message) => message.includes('lost'))).toBe(true)
})
