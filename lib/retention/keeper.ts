import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '@/lib/store/database'
import { newId } from '@/lib/store/new-id'
import { CLAIM_MS, claimJob, releaseJob } from '@/lib/store/retention/claim'
import { goOnErasing } from '@/lib/store/retention/erase'
import { nextErasure } from '@/lib/store/retention/erasures'
import { makePace } from '@/lib/store/retention/pace'
import { applyRetention, type KeptRecordings } from '@/lib/store/retention/run'
import { beginRun, type Done, lastRun, NOTHING_DONE, noteRun } from '@/lib/store/retention/runs'
import { readRetention } from '@/lib/store/retention/settings'

/** How often it is looked whether there is something to do. */
const LOOK_EVERY_MS = 15_000
/** How often what is too old goes. */
export const RUN_EVERY_MS = 3_600_000
/** How often a long run notes how far it is. */
const NOTE_EVERY_MS = 2_000
const JOB = 'retention'

export type KeeperDeps = {
  db: Database
  log: Pick<Logger, 'info' | 'error'>
  recordings?: KeptRecordings
  /** No rows of the call log wait on disk for the database. */
  isSpoolEmpty: () => Promise<boolean>
}

export type Keeper = {
  /** Looks now: somebody has asked for something, or changed how long things are kept. */
  wake: (how?: { runsNow: boolean }) => void
  close: () => Promise<void>
}

/**
 * Deletes what is kept for long enough, and erases callers, in the background: one process of an installation at a time, in small
 * batches with rests, never on the path of a call.
 */
export function openKeeper(deps: KeeperDeps): Keeper {
  const holder = newId()
  const closing = new AbortController()
  let runsNow = false
  let waking = () => {}

  const work = async () => {
    while (!closing.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        waking = resolve
      })
      const isUrgent = runsNow
      runsNow = false
      await keepOnce(deps, { holder, isUrgent, isClosing: () => closing.signal.aborted }).catch((err) =>
        deps.log.error({ err }, 'Deleting what is old did not work; it is tried again'),
      )
      const resting = new AbortController()
      const stop = () => resting.abort()
      closing.signal.addEventListener('abort', stop)
      await Promise.race([
        woken,
        pause(LOOK_EVERY_MS, undefined, { signal: resting.signal, ref: false }).catch(() => {}),
      ])
      closing.signal.removeEventListener('abort', stop)
      resting.abort()
    }
  }
  const working = work()
  return {
    wake({ runsNow: now } = { runsNow: false }) {
      runsNow ||= now
      waking()
    },
    async close() {
      closing.abort()
      waking()
      await working
    },
  }
}

/**
 * Does what is to be done now, if no other process does.
 *
 * @param isUrgent a run is wanted, however short ago the last one was
 */
export async function keepOnce(
  { db, log, recordings, isSpoolEmpty }: KeeperDeps,
  {
    holder,
    isUrgent = false,
    isClosing = () => false,
    now = () => new Date(),
    rest,
  }: {
    holder: string
    isUrgent?: boolean
    isClosing?: () => boolean
    now?: () => Date
    rest?: (milliseconds: number) => Promise<unknown>
  },
): Promise<void> {
  const [erasure, isDue] = [await nextErasure(db), isUrgent || (await isRunDue(db, now()))]
  if (!erasure && !isDue) return
  if (!(await claimJob(db, JOB, holder, now()))) return

  let claimedAt = now().getTime()
  /** Half of the time before the claim runs out it is said again. One who was asleep for too long has lost it. */
  const isStillOurs = async () => {
    if (isClosing()) return false
    if (now().getTime() - claimedAt < CLAIM_MS / 2) return true
    claimedAt = now().getTime()
    return claimJob(db, JOB, holder, now())
  }
  let isCutOff = false
  const goesOn = async () => {
    const goes = await isStillOurs()
    isCutOff ||= !goes
    return goes
  }
  const pace = makePace(db, goesOn, rest)
  try {
    if (erasure) {
      const became = await goOnErasing(db, erasure, {
        pace,
        now,
        isSpoolEmpty,
        ...(recordings && { recordings }),
      })
      if (became === 'done') log.info({ erasure: erasure.id }, 'A caller was erased')
    }
    if (isDue)
      await runRetention({ db, ...(recordings && { recordings }) }, { pace, now, isCutOff: () => isCutOff })
  } finally {
    await releaseJob(db, JOB, holder)
  }
}

async function isRunDue(db: Database, now: Date): Promise<boolean> {
  const last = await lastRun(db)
  if (!last) return true
  // One that came to no end was cut off: it is gone on with.
  const isCutOff = last.endedAt === null
  return isCutOff || now.getTime() - Date.parse(last.startedAt) >= RUN_EVERY_MS
}

/** Applies what is set, and notes it as a run. */
export async function runRetention(
  { db, recordings }: Pick<KeeperDeps, 'db' | 'recordings'>,
  { pace, now, isCutOff }: { pace: ReturnType<typeof makePace>; now: () => Date; isCutOff: () => boolean },
): Promise<Done> {
  const settings = await readRetention(db)
  const id = await beginRun(db, now())
  let notedAt = performance.now()
  let done: Done = NOTHING_DONE
  const onProgress = (sofar: Done) => {
    done = { ...sofar }
    if (performance.now() - notedAt < NOTE_EVERY_MS) return
    notedAt = performance.now()
    // Only shown; the next one brings it up.
    noteRun(db, id, { done }).catch(() => undefined)
  }
  try {
    done = await applyRetention(db, settings, {
      pace,
      now: now(),
      onProgress,
      ...(recordings && { recordings }),
    })
    // One that was told to stop has not ended: whoever comes next goes on with it at once.
    await noteRun(db, id, { done, ...(!isCutOff() && { endedAt: now() }) })
    return done
  } catch (trouble) {
    const problem = 'It stopped early: the log of the dashboard says why. It is tried again within the hour.'
    await noteRun(db, id, { done, endedAt: now(), problem }).catch(() => undefined)
    throw trouble
  }
}
