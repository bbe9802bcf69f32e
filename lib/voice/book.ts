import type { Account } from '@/lib/carriers/carrier'
import type { Calendar } from '@/lib/flow/calendar'
import type { Flow } from '@/lib/flow/document'
import type { Instruction } from '@/lib/flow/instruction'
import { kindNamed } from '@/lib/flow/kinds'
import { webhookAccounts } from '@/lib/store/accounts'
import { getCalendars } from '@/lib/store/calendars'
import type { Database } from '@/lib/store/database'
import { answeringVersion } from '@/lib/store/numbers'
import { getVersion, liveVersionOf } from '@/lib/store/versions'

/** Versions kept in memory. They never change, so one is read once; the oldest used goes first. */
const MAX_VERSIONS = 500
/** How old the list of accounts may be; a new secret is taken this soon. */
const ACCOUNTS_FRESH_MS = 2_000
/** Numbers of which the last answer is remembered, for when the database is away. */
const MAX_NUMBERS = 10_000

export type KnownVersion = { id: string; flowId: string; document: Flow; fallback: Instruction[] }
export type Answering =
  | { ok: true; versionId: string }
  | { ok: false; reason: 'unknown-number' | 'no-flow' | 'unpublished' }

/** What answering a call needs to know of the store. While the database is away it answers with what it knew last. */
export type Book = {
  accounts: () => Promise<Account[]>
  /** Which version answers a number: asked from the database at the beginning of each call. */
  answering: (carrier: string, called: string) => Promise<Answering>
  version: (id: string) => Promise<KnownVersion | undefined>
  /** A version that is in memory already: for replies that must not wait for a database. */
  versionInMemory: (id: string) => KnownVersion | undefined
  liveVersion: (flowId: string) => Promise<KnownVersion | undefined>
  /** The calendars that a flow names, as they stand now. */
  calendarsOf: (flow: Flow) => Promise<Record<string, Calendar>>
  /** What was last known to answer a number, without asking. */
  lastAnswering: (carrier: string, called: string) => Answering | undefined
}

export function makeBook(db: Database, encryptionKey: Buffer, sandbox: Account): Book {
  const versions = new Map<string, KnownVersion>()
  const answers = new Map<string, Answering>()
  const calendarNames = new WeakMap<Flow, string[]>()
  let calendars: Record<string, Calendar> = {}
  let accounts: { list: Account[]; readAt: number } = { list: [sandbox], readAt: Number.NEGATIVE_INFINITY }
  let reading: Promise<void> | undefined

  async function readAccounts() {
    try {
      accounts = { list: [sandbox, ...(await webhookAccounts(db, encryptionKey))], readAt: performance.now() }
    } catch {
      // Away: who was known before is known still; it is asked again a while later.
      accounts = { ...accounts, readAt: performance.now() }
    }
    reading = undefined
  }

  function remember(version: KnownVersion): KnownVersion {
    versions.delete(version.id)
    versions.set(version.id, version)
    const [oldest] = versions.keys()
    if (versions.size > MAX_VERSIONS && oldest !== undefined) versions.delete(oldest)
    return version
  }

  return {
    async accounts() {
      const age = performance.now() - accounts.readAt
      if (age > ACCOUNTS_FRESH_MS) reading ??= readAccounts()
      // Only the first caller ever waits; later ones are served from the list that is being renewed.
      if (age === Number.POSITIVE_INFINITY) await reading
      return accounts.list
    },

    async answering(carrier, called) {
      const key = `${carrier} ${called}`
      try {
        const answer = await answeringVersion(db, carrier, called)
        if (answers.size < MAX_NUMBERS || answers.has(key)) answers.set(key, answer)
        return answer
      } catch (trouble) {
        const last = answers.get(key)
        if (last) return last
        throw trouble
      }
    },

    lastAnswering: (carrier, called) => answers.get(`${carrier} ${called}`),

    async version(id) {
      const known = versions.get(id)
      if (known) return remember(known)
      const version = await getVersion(db, id)
      return version && remember(version)
    },

    versionInMemory: (id) => versions.get(id),

    async liveVersion(flowId) {
      const version = await liveVersionOf(db, flowId)
      return version && remember(version)
    },

    async calendarsOf(flow) {
      let names = calendarNames.get(flow)
      if (!names) {
        names = Object.values(flow.nodes).flatMap(
          ({ kind, settings }) => kindNamed(kind).calendars?.(settings) ?? [],
        )
        calendarNames.set(flow, names)
      }
      if (names.length === 0) return {}
      try {
        calendars = { ...calendars, ...(await getCalendars(db, names)) }
      } catch {
        // Away: opening hours as they were known last are better than a caller who is told nothing.
      }
      return calendars
    },
  }
}
