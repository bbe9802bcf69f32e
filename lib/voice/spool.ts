import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogRow } from '@/lib/store/call-log'

const ROWS_PER_BATCH = 200

export type Spool = {
  /** Keeps rows on disk; they are durable when it resolves. */
  append: (rows: LogRow[]) => Promise<void>
  /** Hands all that is kept to `take`, in the order it was kept, and forgets what was taken. */
  drain: (take: (rows: LogRow[]) => Promise<void>) => Promise<number>
}

/**
 * Where the call log waits while the database is away: one file per process, one row a line. Taking a row twice does no
 * harm (the log knows its key), so a process that dies while draining loses nothing.
 */
export function makeSpool(folder: string, pid = process.pid): Spool {
  const current = join(folder, `${pid}.jsonl`)
  let draining: Promise<number> | undefined

  return {
    async append(rows) {
      await mkdir(folder, { recursive: true })
      const file = await open(current, 'a')
      try {
        await file.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
        await file.sync()
      } finally {
        await file.close()
      }
    },
    drain(take) {
      draining ??= drainFolder(folder, current, pid, take).finally(() => {
        draining = undefined
      })
      return draining
    },
  }
}

async function drainFolder(
  folder: string,
  current: string,
  pid: number,
  take: (rows: LogRow[]) => Promise<void>,
): Promise<number> {
  // What is being written from now on goes to a new file.
  await rename(current, join(folder, `${pid}-${Date.now()}.taking`)).catch(ignoreMissing)
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.endsWith('.taking') || isOrphan(name),
  )
  let moved = 0
  for (const name of names.sort()) {
    const rows = readRows(await readFile(join(folder, name), 'utf8'))
    for (let at = 0; at < rows.length; at += ROWS_PER_BATCH) await take(rows.slice(at, at + ROWS_PER_BATCH))
    moved += rows.length
    await unlink(join(folder, name)).catch(ignoreMissing)
  }
  return moved
}

/** A file of a process that is no more. */
function isOrphan(name: string): boolean {
  const pid = Number(/^(\d+)\.jsonl$/.exec(name)?.[1])
  if (!pid) return false
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

function ignoreMissing(problem: NodeJS.ErrnoException) {
  if (problem.code !== 'ENOENT') throw problem
}
