import { setImmediate as breathe } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { DateTime } from 'luxon'
import { audit } from './audit'
import { type CallFilters, type CallRecord, listCalls } from './calls'
import type { Database } from './database'
import { flowsAndVersions, type VersionFacts, versionFacts } from './version-facts'

const BATCH = 1_000

/** What stands in a row: how a column is headed, and what of a call it says. */
type Column = [string, (call: CallRecord, known: Known) => string | number | boolean | null]
type Known = { version: VersionFacts | undefined; flowName: string | undefined; timeZone: string }

const COLUMNS: Column[] = [
  ['id', ({ id }) => id],
  ['carrier', ({ carrier }) => carrier],
  ['direction', ({ direction }) => direction],
  ['caller', ({ caller }) => caller],
  ['called', ({ called }) => called],
  ['flow', (_, { flowName }) => flowName ?? null],
  ['version', (_, { version }) => version?.number ?? null],
  ['started', ({ startedAt }) => startedAt],
  ['started, local', ({ startedAt }, { timeZone }) => local(startedAt, timeZone)],
  ['answered', ({ answeredAt }) => answeredAt],
  ['answered, local', ({ answeredAt }, { timeZone }) => local(answeredAt, timeZone)],
  ['ended', ({ endedAt }) => endedAt],
  ['ended, local', ({ endedAt }, { timeZone }) => local(endedAt, timeZone)],
  ['time zone', (_, { timeZone }) => timeZone],
  ['seconds', ({ durationSeconds }) => durationSeconds],
  ['state', ({ state }) => state],
  ['outcome', ({ outcome }) => outcome],
  ['ended at', ({ lastNode }, { version }) => version?.nodeNames[lastNode ?? ''] ?? lastNode],
  ['node id', ({ lastNode }) => lastNode],
  ['turns', ({ turns }) => turns],
  ['price', ({ priceTotal }) => priceTotal],
  ['currency', ({ currency }) => currency],
  ['test', ({ isTest }) => (isTest ? 'yes' : 'no')],
  ['flow id', ({ flowId }) => flowId],
  ['version id', ({ versionId }) => versionId],
  ['conversation id', ({ conversationId }) => conversationId],
  ['leg id', ({ legId }) => legId],
]

/**
 * All calls that fit as CSV, newest first, piece by piece as they are read. A text that a spreadsheet would take for a formula is
 * given a `'` before it. That they were taken out stands in the audit log.
 */
export async function callCsv(db: Database, filters: CallFilters): Promise<AsyncGenerator<string>> {
  await audit(db, { action: 'calls.exported' })
  return pieces(db, filters)
}

async function* pieces(db: Database, filters: CallFilters): AsyncGenerator<string> {
  const flowNames = new Map((await flowsAndVersions(db)).map(({ id, name }) => [id, name]))
  // Excel takes UTF-8 for what it is only when this stands before it.
  yield `\uFEFF${stringify([COLUMNS.map(([title]) => title)])}`
  let cursor: string | undefined
  do {
    const page = await listCalls(db, { ...filters, limit: BATCH }, cursor)
    const versions = await versionFacts(
      db,
      page.calls.flatMap(({ versionId }) => versionId ?? []),
    )
    // Also where none fits for a long while: so whoever takes it no longer is noticed.
    yield stringify(
      page.calls.map((call) => {
        const version = versions.get(call.versionId ?? '')
        const flowName = flowNames.get(call.flowId ?? '')
        const known = { version, flowName, timeZone: version?.timeZone ?? 'UTC' }
        return COLUMNS.map(([, cell]) => harmless(cell(call, known)))
      }),
    )
    cursor = page.next ?? undefined
    await breathe()
  } while (cursor !== undefined)
}

const local = (iso: string | null, timeZone: string): string | null =>
  iso === null ? null : DateTime.fromISO(iso, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss')

/** A phone number begins with a plus sign and is no formula; anything else that begins so may be one. */
const harmless = (cell: string | number | boolean | null) =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) && !/^\+[\d•]+$/.test(cell) ? `'${cell}` : cell
