import type { Line, LineOrder, Lines } from '@/lib/carriers/sandbox/lines'
import type { Database } from './database'
import { nowIso } from './times'

/** How long one question of a phone is held open, and how often it is looked then. */
const HOLD_MS = 10_000
const LOOK_MS = 200
/** How often it is noted that a phone asks. */
const SEEN_EVERY_MS = 3_000
/** A phone that was not heard of for so long is gone. */
export const GONE_AFTER_MS = 12_000
/** How long a phone may take over what it is told. */
const TAKEN_WITHIN_MS = 8_000

/** Tells phones of the sandbox what to do, through the database: it serves every process that plays one, or is asked for one. */
export const makeLines = (db: Database): Lines => ({
  tell: async (leg, order) => {
    const text = JSON.stringify(order)
    const given = await db.query(
      'UPDATE sandbox_lines SET command = $2 WHERE leg_id = $1 AND closed_at IS NULL AND seen_at > $3 RETURNING leg_id',
      leg,
      text,
      before(GONE_AFTER_MS),
    )
    if (given.length === 0) return 'gone'
    for (const until = performance.now() + TAKEN_WITHIN_MS; performance.now() < until; await pause(LOOK_MS)) {
      const [line] = await db.query('SELECT command, closed_at FROM sandbox_lines WHERE leg_id = $1', leg)
      if (line?.command !== text) return 'taken'
      if (line.closed_at !== null) return 'gone'
    }
    await db.query('UPDATE sandbox_lines SET command = NULL WHERE leg_id = $1 AND command = $2', leg, text)
    return 'silent'
  },

  isThere: async (leg) => {
    const [line] = await db.query(
      'SELECT 1 FROM sandbox_lines WHERE leg_id = $1 AND closed_at IS NULL AND seen_at > $2',
      leg,
      before(GONE_AFTER_MS),
    )
    return line !== undefined
  },

  ask: async (line, signal) => {
    const until = performance.now() + HOLD_MS
    let seenAt = Number.NEGATIVE_INFINITY
    for (;;) {
      if (performance.now() - seenAt > SEEN_EVERY_MS) {
        await see(db, line)
        seenAt = performance.now()
      }
      const order = await takeOrder(db, line.leg)
      if (order || performance.now() + LOOK_MS > until) return order
      await pause(LOOK_MS)
      if (signal?.aborted) return undefined
    }
  },

  close: async (leg) => {
    await db.query(
      'UPDATE sandbox_lines SET closed_at = $2 WHERE leg_id = $1 AND closed_at IS NULL',
      leg,
      nowIso(),
    )
  },
})

/** Phones that are not heard of any more, each told once: whoever played them has gone. Their lines are closed. */
export async function goneLines(db: Database): Promise<Line[]> {
  const gone = await db.query(
    `UPDATE sandbox_lines SET closed_at = $1 WHERE closed_at IS NULL AND seen_at < $2
      RETURNING leg_id, conversation_id, from_number, to_number`,
    nowIso(),
    before(GONE_AFTER_MS),
  )
  return gone.map((row) => ({
    leg: String(row.leg_id),
    conversation: String(row.conversation_id),
    ...(row.from_number !== null && { from: String(row.from_number) }),
    to: String(row.to_number),
  }))
}

/** Forgets lines that were closed long ago. */
export async function forgetLines(db: Database): Promise<void> {
  await db.query('DELETE FROM sandbox_lines WHERE closed_at < $1', before(24 * 60 * 60 * 1_000))
}

async function see(db: Database, { leg, conversation, from, to }: Line): Promise<void> {
  await db.query(
    `INSERT INTO sandbox_lines (leg_id, conversation_id, from_number, to_number, opened_at, seen_at)
      VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (leg_id) DO UPDATE SET seen_at = excluded.seen_at`,
    leg,
    conversation,
    from ?? null,
    to,
    nowIso(),
  )
}

/** Taken by one who asks, and by no other. */
async function takeOrder(db: Database, leg: string): Promise<LineOrder | undefined> {
  const [line] = await db.query(
    'SELECT command FROM sandbox_lines WHERE leg_id = $1 AND command IS NOT NULL',
    leg,
  )
  if (!line) return undefined
  const command = String(line.command)
  const taken = await db.query(
    'UPDATE sandbox_lines SET command = NULL WHERE leg_id = $1 AND command = $2 RETURNING leg_id',
    leg,
    command,
  )
  return taken.length > 0 ? (JSON.parse(command) as LineOrder) : undefined // written by `tell`
}

const before = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString()
const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
