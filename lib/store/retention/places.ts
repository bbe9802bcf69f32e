import type { Argument, Query, Row } from '../database'
import { newId } from '../new-id'

/** A table in which numbers of callers may stand: its key, and the columns of text in which they may. */
export type Place = {
  table: string
  key: readonly string[]
  texts: readonly string[]
  /** Of these columns no two rows may have the same. */
  unique?: readonly string[]
  /** Where the id of its call stands. */
  call?: string
}

/**
 * Everywhere that a caller's number may be written down. Masking and erasing go by this list; a new table with texts of calls
 * belongs in it.
 */
export const PLACES = {
  // First: of it calls and their parties are made.
  log: {
    table: 'log',
    key: ['id'],
    texts: ['key', 'request', 'event', 'reply', 'turn'],
    unique: ['key'],
    call: 'call_id',
  },
  effects: {
    table: 'effects',
    key: ['id'],
    texts: ['kind', 'outcome', 'request', 'answer'],
    call: 'call_id',
  },
  legs: { table: 'legs', key: ['call_id', 'leg_id'], texts: ['address', 'detail'], call: 'call_id' },
  calls: { table: 'calls', key: ['id'], texts: ['caller', 'called'], call: 'id' },
  recordings: {
    table: 'recordings',
    key: ['id'],
    // Of a call that we placed, whom we rang.
    texts: ['called', 'transcript', 'excerpt', 'trouble'],
    call: 'call_id',
  },
  placedCalls: {
    table: 'placed_calls',
    key: ['id'],
    texts: ['from_number', 'to_number', 'reason', 'idempotency_key'],
    unique: ['idempotency_key'],
  },
  sandboxLines: { table: 'sandbox_lines', key: ['leg_id'], texts: ['from_number', 'to_number'] },
  savedViews: { table: 'call_views', key: ['id'], texts: ['name', 'filters'], unique: ['name'] },
} as const satisfies Record<string, Place>

/**
 * Masks the texts of rows. What must stay the only one of its sort gets a name of its own.
 *
 * @returns how many rows were changed
 */
export async function maskRows(
  query: Query,
  { table, key, texts, unique = [] }: Place,
  rows: Row[],
  mask: (text: string) => string,
): Promise<number> {
  let changed = 0
  for (const row of rows) {
    const changes: [string, Argument][] = texts.flatMap((column) => {
      const value = row[column]
      if (typeof value !== 'string') return []
      const masked = mask(value)
      if (masked === value) return []
      return [[column, unique.includes(column) ? `masked:${newId()}` : masked]]
    })
    if (changes.length === 0) continue
    changed += 1
    const sets = changes.map(([column], at) => `${column} = $${at + 1}`)
    const where = key.map((column, at) => `${column} = $${changes.length + at + 1}`)
    await query(
      `UPDATE ${table} SET ${sets.join(', ')} WHERE ${where.join(' AND ')}`,
      ...changes.map(([, value]) => value),
      ...key.map((column) => row[column] as Argument),
    )
  }
  return changed
}

/** The columns of a place, for a select. */
export const columnsOf = ({ key, texts, call }: Place): string =>
  [...new Set([...key, ...texts, ...(call ? [call] : [])])].join(', ')
