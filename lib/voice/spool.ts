import { createHash, randomBytes } from 'node:crypto'
import { access, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { LogRow } from '@/lib/store/call-log'

const ROWS_PER_BATCH = 200
/** A file that nobody has touched for so long is taken whoever it belongs to. */
const ABANDONED_MS = 60_000

export type Spool = {
  /** Keeps rows on disk; they are durable when it resolves. */
  append: (rows: LogRow[]) => Promise<void>
  /** Hands all that is kept to `take`, in the order it was kept, and forgets what was taken. */
  drain: (take: (rows: LogRow[]) => Promise<void>) => Promise<number>
}

/** This machine or container, in a word: process ids mean nothing on another. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** The spools of this process. A file with its process id and none of their ids was left by one that had the same process id. */
const ours = new Set<string>()

/**
 * Where the call log waits while the database is away: one file per spool, one row a line. Several processes, in several
 * containers, may share the folder. Taking a row twice does no harm (the log knows its key), so a process that dies while
 * draining loses nothing.
 */
export function makeSpool(folder: string): Spool {
  const id = randomBytes(8).toString('hex')
  const owner = `${HOST}-${process.pid}-${id}`
  const current = join(folder, `${owner}.jsonl`)
  ours.add(id)
  let taken = 0
  let draining: Promise<number> | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** Appending and moving the file away never overlap. */
  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const done = last.then(job)
    last = done.catch(() => undefined)
    return done
  }

  /** Moves a file to a name that nobody else has: of two who want it, one gets it. Nothing when it was gone. */
  async function claim(from: string): Promise<string | undefined> {
    taken += 1
    const to = join(folder, `${owner}.${taken}.taking`)
    return ifThere(rename(from, to).then(() => to))
  }

  async function drainFolder(take: (rows: LogRow[]) => Promise<void>): Promise<number> {
    // What is being written from now on goes to a new file.
    await inTurn(() => claim(current))
    let moved = 0
    for (const path of await takeable(folder, owner)) {
      const claimed = await claim(path)
      const text = claimed && (await ifThere(readFile(claimed, 'utf8')))
      if (!claimed || text === undefined) continue
      const rows = readRows(text)
      for (let at = 0; at < rows.length; at += ROWS_PER_BATCH) await take(rows.slice(at, at + ROWS_PER_BATCH))
      moved += rows.length
      await ifThere(unlink(claimed))
    }
    return moved
  }

  return {
    append: (rows) =>
      inTurn(async () => {
        await mkdir(folder, { recursive: true })
        // Another process may have taken the file for abandoned while it was written: then it may have read it too early.
        do {
          await write(current, rows)
        } while (!(await isThere(current)))
      }),
    drain(take) {
      draining ??= drainFolder(take).finally(() => {
        draining = undefined
      })
      return draining
    },
  }
}

/** How many rows wait in a folder. Reads only. */
export async function rowsWaiting(folder: string): Promise<number> {
  const names = ((await ifThere(readdir(folder))) ?? []).filter((name) => /\.(jsonl|taking)$/.test(name))
  const texts = await Promise.all(names.map((name) => ifThere(readFile(join(folder, name), 'utf8'))))
  return texts.flatMap((text) => (text ? readRows(text) : [])).length
}

async function write(path: string, rows: LogRow[]) {
  const file = await open(path, 'a')
  try {
    // A line that a full disk has cut off must not spoil the next.
    await file.appendFile(`\n${rows.map((row) => `${JSON.stringify(row)}\n`).join('')}`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Files that may be taken, oldest first: what this spool began to take, and what others left. */
async function takeable(folder: string, owner: string): Promise<string[]> {
  const names = (await ifThere(readdir(folder))) ?? []
  const found = await Promise.all(
    names
      .filter((name) => /\.(jsonl|taking)$/.test(name) && name !== `${owner}.jsonl`)
      .map(async (name) => {
        const path = join(folder, name)
        const times = await ifThere(stat(path))
        if (!times) return []
        // Taking a file is a rename, which changes only the first of these.
        const touched = name.endsWith('.taking') ? times.ctimeMs : times.mtimeMs
        const isAbandoned = Date.now() - touched > ABANDONED_MS
        const isFree = name.startsWith(`${owner}.`) || isAbandoned || isOrphan(name)
        return isFree ? [{ path, at: times.mtimeMs }] : []
      }),
  )
  return found
    .flat()
    .sort((one, other) => one.at - other.at)
    .map(({ path }) => path)
}

/** A file of a process of this machine that is no more. */
function isOrphan(name: string): boolean {
  const [, host, digits, id = ''] = /^([0-9a-f]+)-(\d+)-([0-9a-f]+)\./.exec(name) ?? []
  const pid = Number(digits)
  if (host !== HOST || !pid) return false
  if (pid === process.pid) return !ours.has(id)
  try {
    process.kill(pid, 0)
    return false
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** The rows of a file; a last line that was cut off when the machine stopped was never acknowledged. */
const readRows = (text: string): LogRow[] =>
  text.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as LogRow] : []
    } catch {
      return []
    }
  })

const isThere = async (path: string): Promise<boolean> =>
  (await ifThere(access(path).then(() => true))) === true

/** What comes of work on a file, or nothing when there is no such file (any more). */
async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem
  }
}
