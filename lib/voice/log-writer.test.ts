import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
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

/** A log that knows its keys and waits, takes one batch at a time, and can be away. */
function makeLog() {
  const keys = new Set<string>()
  const batches: number[] = []
  const log = {
    isAway: false,
    keys,
    /** Which key ended a wait. */
    waits: new Map<string, string>(),
    rows: [] as LogRow[],
    batches,
    touched: [] as string[],
    troubles: [] as string[],
    async append(rows: LogRow[]) {
      await new Promise((resolve) => setImmediate(resolve))
      if (log.isAway) throw new Error('away')
      batches.push(rows.length)
      const fresh = rows.filter((one) => {
        if (keys.has(one.key) || (one.waitKey !== null && log.waits.has(one.waitKey))) return false
        keys.add(one.key)
        if (one.waitKey !== null) log.waits.set(one.waitKey, one.key)
        return true
      })
      log.rows.push(...fresh)
      return new Set(fresh.map(({ key }) => key))
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
  await makeSpool(folder).append([row('left-behind')])
  const [name = ''] = readdirSync(folder)
  const orphan = join(folder, name.replace(/-\d+-/, '-999999999-')) // no such process
  renameSync(join(folder, name), orphan)
  appendFileSync(orphan, '{"key":"cut o')
  expect(await writer.drain()).toBe(1)
  expect([...log.keys]).toEqual(['left-behind'])
})

test('what another container wrote is left alone until nobody has touched it for a minute', async () => {
  const { log, folder, writer } = makeWriter()
  const theirs = join(folder, `00000000-${process.pid}-0123456789abcdef.jsonl`)
  writeFileSync(theirs, `${JSON.stringify(row('theirs'))}\n`)
  expect(await writer.drain()).toBe(0)
  const before = new Date(Date.now() - 61_000)
  utimesSync(theirs, before, before)
  expect(await writer.drain()).toBe(1)
  expect([...log.keys]).toEqual(['theirs'])
})

test('a process that had the same process id, as the first of a container has, left its rows to the next', async () => {
  const { folder, writer } = makeWriter()
  await makeSpool(folder).append([row('before')])
  const [name = ''] = readdirSync(folder)
  expect(await writer.drain()).toBe(0) // its spool is still in use
  renameSync(join(folder, name), join(folder, name.replace(/[0-9a-f]+\.jsonl$/, '0123456789abcdef.jsonl')))
  expect(await writer.drain()).toBe(1)
})

test('rows kept while others are moved are not lost, whoever moves them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-spool-'))
  const [one, other] = [makeSpool(folder), makeSpool(folder)]
  const written: string[] = []
  const taken = new Set<string>()
  const take = async (rows: LogRow[]) => {
    await new Promise((resolve) => setImmediate(resolve))
    for (const { key } of rows) taken.add(key)
  }
  const append = (spool: typeof one, name: string) => {
    const rows = Array.from({ length: 300 }, (_, at) => row(`${name}-${at}`, { request: 'x'.repeat(500) }))
    written.push(...rows.map(({ key }) => key))
    return spool.append(rows)
  }
  /** Another process takes a file for abandoned while it is being written. */
  const snatch = (path: string) => {
    const stolen = `${path}.stolen`
    try {
      renameSync(path, stolen)
    } catch {
      return // moved meanwhile
    }
    for (const [, key = ''] of readFileSync(stolen, 'utf8').matchAll(/^\{"key":"([^"]+)".*\}$/gm))
      taken.add(key)
    unlinkSync(stolen)
  }
  const work: Promise<unknown>[] = []
  for (let round = 0; round < 12; round += 1) {
    work.push(
      append(one, `one-${round}`),
      one.drain(take),
      append(other, `other-${round}`),
      other.drain(take),
    )
    for (const name of readdirSync(folder)) if (name.endsWith('.jsonl')) snatch(join(folder, name))
    await new Promise((resolve) => setTimeout(resolve, round))
  }
  await Promise.all(work)
  await one.drain(take)
  await other.drain(take)
  expect(written.filter((key) => !taken.has(key))).toEqual([])
}, 5_000)

test('two who move the same rows at once share them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-spool-'))
  const path = join(folder, '1.jsonl')
  writeFileSync(path, `${JSON.stringify(row('a'))}\n`)
  utimesSync(path, new Date(0), new Date(0))
  const take = async () => {}
  const moved = await Promise.all([makeSpool(folder).drain(take), makeSpool(folder).drain(take)])
  expect(moved.sort()).toEqual([0, 1])
})

test('of two webhooks that ended one wait, the one that was kept on disk is logged as late', async () => {
  const { log, folder, writer } = makeWriter()
  log.waits.set('wait-1', 'first')
  log.keys.add('first')
  const rows = [row('first', { waitKey: 'wait-1' }), row('second', { waitKey: 'wait-1', turn: '{}' })]
  writeFileSync(join(folder, 'old.jsonl'), rows.map((one) => `${JSON.stringify(one)}\n`).join(''))
  utimesSync(join(folder, 'old.jsonl'), new Date(0), new Date(0))
  expect(await writer.drain()).toBe(2)
  expect([...log.keys]).toEqual(['first', 'second'])
  expect(log.rows).toEqual([{ ...rows[1], waitKey: null, kind: 'late' }])
})

test('a database that does not answer holds the moving of the spool up for a moment only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-spool-'))
  const spool = makeSpool(folder)
  await spool.append([row('a')])
  const never = () => new Promise<Set<string>>(() => {})
  const writer = makeLogWriter(
    never,
    spool,
    () => {},
    () => {},
  )
  await expect(writer.drain()).rejects.toThrow('no answer within')
  expect(await spool.drain(async () => {})).toBe(1)
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
