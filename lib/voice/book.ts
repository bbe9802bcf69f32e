import type { Account } from '@/lib/carriers/carrier'
import type { Calendar } from '@/lib/flow/calendar'
import type { Flow } from '@/lib/flow/document'
import type { Instruction } from '@/lib/flow/instruction'
import { kindNamed } from '@/lib/flow/kinds'
import { webhookAccounts } from '@/lib/store/accounts'
import { getCalendars } from '@/lib/store/calendars'
import type { Database } from '@/lib/store/database'
import { answeringVersion } from '@/lib/store/numbers'
import type { EncryptionKey } from '@/lib/store/seal'
import { getVersion, liveVersionOf } from '@/lib/store/versions'
import { inTime } from './in-time'

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
  /** Rejects as long as none could ever be read: then nobody can be told from anybody. */
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

export function makeBook(
  db: Database,
  encryptionKey: EncryptionKey,
  sandbox: Account,
  onTrouble: (trouble: unknown, message: string) => void,
): Book {
  const versions = new Map<string, KnownVersion>()
  const answers = new Map<string, Answering>()
  const calendarNames = new WeakMap<Flow, string[]>()
  let calendars: Record<string, Calendar> = {}
  let accounts: { list: Account[]; readAt: number } | undefined
  let reading: Promise<void> | undefined
  let troubledAt = Number.NEGATIVE_INFINITY

  async function readAccounts() {
    try {
      const list = await inTime(
        webhookAccounts(db, encryptionKey, (trouble) =>
          onTrouble(trouble, 'The account of a carrier cannot be opened: is ENCRYPTION_KEY another one now?'),
        ),
      )
      accounts = { list: [sandbox, ...list], readAt: performance.now() }
    } catch (trouble) {
      // Away: who was known before is known still; it is asked again a while later.
      troubledAt = performance.now()
      onTrouble(trouble, 'The accounts of the carriers cannot be read')
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
      const now = performance.now()
      const isDue = !accounts || now - accounts.readAt > ACCOUNTS_FRESH_MS
      if (isDue && now - troubledAt > ACCOUNTS_FRESH_MS) reading ??= readAccounts()
      // Only the first caller ever waits; later ones are served from the list that is being renewed.
      if (!accounts) await reading
      if (!accounts) throw new Error('No list of accounts was ever read')
      return accounts.list
    },

    async answering(carrier, called) {
      const key = `${carrier} ${called}`
      try {
        const answer = await inTime(answeringVersion(db, carrier, called))
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
      const version = await inTime(getVersion(db, id))
      return version && remember(version)
    },

    versionInMemory: (id) => versions.get(id),

    async liveVersion(flowId) {
      const version = await inTime(liveVersionOf(db, flowId))
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
        calendars = { ...calendars, ...(await inTime(getCalendars(db, names))) }
      } catch {
        // Away: opening hours as they were known last are better than a caller who is told nothing.
      }
      return calendars
    },
  }
}
