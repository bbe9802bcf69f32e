import { setTimeout as pause } from 'node:timers/promises'
import { maskerOf } from '@/lib/flow/masked-number'
import { written } from '@/lib/flow/numbers'
import type { Database, Row } from '../database'
import { projectCalls } from '../project'
import { callersAmong, callsOfCaller } from './caller'
import { deleteCalls } from './delete-calls'
import { type Erasure, type ErasureProgress, finishErasure, GONE_THROUGH, noteErasure } from './erasures'
import type { Pace } from './pace'
import { columnsOf, maskRows, PLACES, type Place } from './places'
import type { KeptRecordings } from './run'

/** A call of which nothing was heard for so long is over, though its end was never told. */
const OVER_AFTER_MS = 86_400_000

/**
 * Goes on with an erasure: deletes the caller's calls, then goes through everything in which the number may stand otherwise (a
 * party that somebody else's call has dialled, digits that somebody pressed) and masks it there, then looks whether calls have
 * come in meanwhile. Every batch notes how far it is, so that another process can go on from there.
 *
 * @param isSpoolEmpty no rows of the log wait on disk for the database
 * @returns `done`; `waiting` while one of the calls is going on or is not gathered yet: to be gone on with in a moment;
 *   `stopped`
 */
export async function goOnErasing(
  db: Database,
  erasure: Erasure & { number: string },
  {
    pace,
    now,
    recordings,
    isSpoolEmpty = async () => true,
  }: { pace: Pace; now: () => Date; recordings?: KeptRecordings; isSpoolEmpty?: () => Promise<boolean> },
): Promise<'done' | 'waiting' | 'stopped'> {
  const { number } = erasure
  const progress: ErasureProgress = { ...erasure.progress, isWaiting: false }
  const note = () => noteErasure(db, erasure.id, progress)

  const deleting = async () => {
    let isWaiting = false
    const went = await pace.run(async (size) => {
      const found = await callsOfCaller(db.query, number, size + WAITED_FOR)
      const since = new Date(now().getTime() - OVER_AFTER_MS).toISOString()
      const over = found.filter(({ isOver, startedAt }) => isOver || startedAt < since)
      isWaiting = over.length < found.length
      const ids = over.slice(0, size).map(({ id }) => id)
      if (ids.length === 0) return { isDone: true }
      progress.recordings += (await recordings?.deleteOfCalls(ids)) ?? 0
      await deleteCalls(db, ids, now().toISOString())
      progress.calls += ids.length
      await note()
      return { isDone: false }
    })
    return went ? (isWaiting ? 'waiting' : 'done') : 'stopped'
  }

  const mask = maskerOf(number)
  /** Whether the number stood there, or nothing when it was told to stop. */
  const goThrough = async (name: (typeof GONE_THROUGH)[number]): Promise<boolean | undefined> => {
    const place: Place = PLACES[name]
    let wasThere = false
    const went = await pace.run(async (size) => {
      const { rows, last } = await lookAt(db, place, number, progress.after, size * LOOKED_AT)
      if (!last) return { isDone: true }
      if (rows.length > 0) {
        wasThere = true
        const others = await ofOthers(db, place, number, rows)
        progress.rows += await db.transaction((query) => maskRows(query, place, others, mask), {
          relaxed: true,
        })
      }
      progress.after = last
      // The log is only added to: what was looked at is not looked at again.
      if (name === 'log') progress.logAfter = last
      await note()
      return { isDone: false }
    })
    return went ? wasThere : undefined
  }
  const begin = async (name: (typeof GONE_THROUGH)[number]) => {
    progress.place = name
    progress.after = name === 'log' ? progress.logAfter : undefined
    await note()
  }

  if (!progress.isLastLook) {
    const first = await deleting()
    if (first === 'stopped') return first
    // What a call that is going on says is deleted with it, once it is over.
    if (first === 'waiting') return wait(progress, note)
    const begun = progress.place ? GONE_THROUGH.indexOf(progress.place) : 0
    for (const name of GONE_THROUGH.slice(begun)) {
      if (progress.place !== name) await begin(name)
      if ((await goThrough(name)) === undefined) return 'stopped'
    }
    progress.isLastLook = true
    await begin('log')
  }

  const second = await deleting()
  if (second === 'stopped') return second
  const cameIn = await goThrough('log')
  if (cameIn === undefined) return 'stopped'
  if (cameIn || second === 'waiting' || !(await isSpoolEmpty())) return wait(progress, note)
  await finishErasure(db, erasure, progress)
  await forgetFreedPages(db)
  return 'done'
}

/** More than this many of one caller's calls do not go on at once. */
const WAITED_FOR = 20
/** Rows that are only looked at, for each that could be changed. */
const LOOKED_AT = 20

async function wait(progress: ErasureProgress, note: () => Promise<void>): Promise<'waiting'> {
  Object.assign(progress, { isWaiting: true, isLastLook: false, place: undefined, after: undefined })
  await note()
  return 'waiting'
}

/** The rows that are not of the caller's own calls: those have come in meanwhile, and are deleted whole when they are over. */
async function ofOthers(db: Database, { call }: Place, number: string, rows: Row[]): Promise<Row[]> {
  if (call === undefined) return rows
  const idOf = (row: Row) => (typeof row[call] === 'string' ? [row[call]] : [])
  const ids = [...new Set(rows.flatMap(idOf))]
  // Whose call it is stands in its row, which follows its log a moment later.
  if (call === 'call_id') await projectCalls(db, ids)
  const own = await callersAmong(db.query, number, ids)
  return rows.filter((row) => !idOf(row).some((id) => own.has(id)))
}

/** The next rows of a table in the order of its key: the last of them, and those in which the number may stand. */
async function lookAt(
  { query }: Database,
  place: Place,
  number: string,
  after: (string | number)[] | undefined,
  limit: number,
): Promise<{ rows: Row[]; last: (string | number)[] | undefined }> {
  const { table, key, texts } = place
  const columns = key.join(', ')
  const from = after ?? key.map(() => (table === 'log' ? 0 : ''))
  const places = (first: number) => `(${key.map((_, at) => `$${first + at}`).join(', ')})`
  const isBehind = `(${columns}) > ${places(1)}`
  const [last] = await query(
    `SELECT ${columns} FROM (SELECT ${columns} FROM ${table} WHERE ${isBehind} ORDER BY ${columns} LIMIT $${key.length + 1}) next
      ORDER BY ${key.map((column) => `${column} DESC`).join(', ')} LIMIT 1`,
    ...from,
    limit,
  )
  if (!last) return { rows: [], last: undefined }
  const to = key.map((column) =>
    typeof last[column] === 'string' ? String(last[column]) : Number(last[column]),
  )
  const like = `$${2 * key.length + 1}`
  const rows = await query(
    `SELECT ${columnsOf(place)} FROM ${table} WHERE ${isBehind} AND (${columns}) <= ${places(key.length + 1)}
      AND (${texts.map((column) => `${column} LIKE ${like}`).join(' OR ')})`,
    ...from,
    ...to,
    likeOf(number),
  )
  return { rows, last: to }
}

/** What a text looks like in which the number may stand: its digits in a row, or in the groups in which people write them. */
function likeOf(number: string): string {
  const [, ...national] = written(number).split(/\D+/).filter(Boolean)
  return `%${national.length > 0 ? national.join('%') : number.slice(1)}%`
}

/** What SQLite has overwritten stands in its log of changes until all of that is written back, which readers may hold up. */
async function forgetFreedPages({ provider, query }: Database): Promise<void> {
  if (provider !== 'sqlite') return
  for (let tries = 0; tries < 20; tries += 1) {
    const [result] = await query('PRAGMA wal_checkpoint(TRUNCATE)')
    if (Number(result?.busy) === 0) return
    await pause(100)
  }
}
