import { type ChangedCall, changedCalls, lastChangeOfCalls } from '../store/changed-calls'
import type { Database } from '../store/database'

/** What has happened to calls. `at`: where to begin again so that nothing is missed. */
export type News =
  | { type: 'calls'; at: string; calls: ChangedCall[] }
  /** So many at once that it is cheaper to look again than to tell of each. */
  | { type: 'many'; at: string }

export type Watch = {
  /**
   * Tells of every change from now on, and of those since a moment that was told before. Of one call the newest state may be told
   * twice; none is left out.
   *
   * @returns ends it
   */
  listen: (since: string | undefined, hear: (news: News) => void) => () => void
}

const EVERY_MS = 1_000
/** How long after the moment that it bears a row may become visible: its transaction was begun, but is not over. */
const LATE_COMMIT_MS = 10_000
/** More changes than this are not told one by one. */
const MANY = 500

/**
 * Looks for changed calls once a second as long as anybody listens: one look for all listeners of the process. While the database
 * is away it goes on trying, and then tells of all that has happened meanwhile.
 *
 * @param onTrouble told when a look fails for the first time
 */
export function watchCalls(
  db: Database,
  {
    everyMs = EVERY_MS,
    onTrouble = () => {},
  }: { everyMs?: number; onTrouble?: (trouble: unknown) => void } = {},
): Watch {
  const listeners = new Set<(news: News) => void>()
  /** The newest moment that was seen; nothing before the first look. */
  let newest: string | undefined
  /** What was told of the last moments, so that looking at them again tells nothing twice. */
  let told = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let isAway = false

  /** One look at a time: a second beside a slow first one would take for known what nobody was told. */
  const look = (): Promise<void> => {
    looking ??= lookOnce().finally(() => {
      looking = undefined
    })
    return looking
  }

  async function lookOnce(): Promise<void> {
    try {
      if (newest === undefined) await begin()
      else await tell(newest)
      // Whoever could not be told what was missed looks again.
      if (isAway) say({ type: 'many', at: newest ?? BEGINNING })
      isAway = false
    } catch (trouble) {
      if (!isAway) onTrouble(trouble)
      isAway = true
    }
  }

  /** What stands there when the first listener comes is known to it already. */
  async function begin() {
    const last = (await lastChangeOfCalls(db)) ?? BEGINNING
    const calls = await changedCalls(db, before(last, LATE_COMMIT_MS), MANY + 1)
    told = new Map(calls.map(printed))
    newest = last
  }

  async function tell(from: string) {
    const calls = await changedCalls(db, before(from, LATE_COMMIT_MS), MANY + 1)
    if (calls.length > MANY) {
      newest = (await lastChangeOfCalls(db)) ?? from
      told.clear()
      return say({ type: 'many', at: newest })
    }
    const fresh = calls.filter(({ id, changedAt, logRows }) => told.get(id) !== `${changedAt} ${logRows}`)
    told = new Map(calls.map(printed))
    newest = calls.at(-1)?.changedAt ?? from
    if (fresh.length > 0) say({ type: 'calls', at: newest, calls: fresh })
  }

  function say(news: News) {
    for (const hear of listeners) hear(news)
  }

  function lookOn() {
    timer = setTimeout(async () => {
      await look()
      if (listeners.size > 0) lookOn()
      else fallAsleep()
    }, everyMs)
    timer.unref()
  }

  function fallAsleep() {
    timer = undefined
    newest = undefined
  }

  return {
    listen(since, hear) {
      let isOver = false
      const guarded = (news: News) => {
        if (!isOver) hear(news)
      }
      listeners.add(guarded)
      const woken = timer ? undefined : look()
      if (!timer) lookOn()
      if (since !== undefined) void catchUp(since, guarded, woken)
      return () => {
        isOver = true
        listeners.delete(guarded)
      }
    },
  }

  /** Tells one listener what it has missed; what the database cannot tell now, the first look tells that finds it back. */
  async function catchUp(since: string, hear: (news: News) => void, woken: Promise<void> | undefined) {
    await woken
    try {
      const calls = await changedCalls(db, before(since, LATE_COMMIT_MS), MANY + 1)
      const at = calls.at(-1)?.changedAt ?? since
      if (calls.length > MANY) hear({ type: 'many', at: newest ?? at })
      else if (calls.length > 0) hear({ type: 'calls', at, calls })
    } catch {
      isAway = true
    }
  }
}

const BEGINNING = '1970-01-01T00:00:00.000Z'

const printed = ({ id, changedAt, logRows }: ChangedCall): [string, string] => [id, `${changedAt} ${logRows}`]

const before = (time: string, ms: number): string =>
  new Date(Math.max(0, Date.parse(time) - ms)).toISOString()
