import type { Heard } from '@/lib/flow/call'
import type { Effect } from '@/lib/flow/kind'
import type { Database } from '@/lib/store/database'
import { claimEffect, effectState, finishEffect } from '@/lib/store/effects'

/** How often the store is asked whether another process has finished. */
const POLL_MS = 60
/** What an effect may take beyond its own time-out before whoever ran it is given up for dead. */
const GRACE_SECONDS = 5
const SMS_TIMEOUT_SECONDS = 10

export type EffectRunner = (effect: Effect, idempotencyKey: string) => Promise<Heard>

export type Effects = {
  /**
   * The outcome of an effect that belongs to a wait, run once however often and wherever it is asked for.
   *
   * @param id of the wait: the effect's idempotency key
   * @param effect what to run if nobody has; nothing when it is only asked after
   * @param budgetMs how long to wait for it
   * @returns the outcome, or how long it has been going on
   */
  outcome: (
    id: string,
    callId: string,
    effect: Effect | undefined,
    budgetMs: number,
  ) => Promise<Heard | { elapsedMs: number }>
}

/** Runs effects of the outside world: each once per wait, also when a webhook comes twice or to two processes. */
export function makeEffects(
  db: Database,
  run: EffectRunner,
  onTrouble: (trouble: unknown, message: string) => void,
): Effects {
  /** Those that this process runs, until a while after they are over. */
  const mine = new Map<string, { startedAt: number; outcome: Promise<Heard> }>()

  async function claim(id: string, callId: string, kind: string): Promise<boolean> {
    try {
      return await claimEffect(db, { id, callId, kind })
    } catch (trouble) {
      // The database is away. A call goes on; that the same webhook also reaches another process now is the smaller evil.
      onTrouble(trouble, 'An effect could not be claimed; it is run all the same')
      return true
    }
  }

  async function start(id: string, effect: Effect): Promise<Heard> {
    const outcome = await run(effect, id).catch((trouble: unknown): Heard => {
      onTrouble(trouble, 'An effect failed')
      return { type: 'effect-failed', reason: reasonOf(trouble) }
    })
    await finishEffect(db, id, outcome).catch((trouble) =>
      onTrouble(trouble, 'The outcome of an effect could not be kept'),
    )
    setTimeout(() => mine.delete(id), 60_000).unref()
    return outcome
  }

  return {
    async outcome(id, callId, effect, budgetMs) {
      const until = performance.now() + budgetMs
      if (effect && !mine.has(id) && (await claim(id, callId, effect.type))) {
        mine.set(id, { startedAt: Date.now(), outcome: start(id, effect) })
      }
      const own = mine.get(id)
      if (own) {
        const outcome = await within(own.outcome, until - performance.now())
        return outcome ?? { elapsedMs: Date.now() - own.startedAt }
      }
      return theirs(db, id, effect, until)
    },
  }
}

/** Waits for what another process runs. */
async function theirs(
  db: Database,
  id: string,
  effect: Effect | undefined,
  until: number,
): Promise<Heard | { elapsedMs: number }> {
  for (;;) {
    const state = await effectState(db, id).catch(() => undefined)
    if (state?.state === 'done') return state.outcome
    if (!state) return { type: 'effect-failed', reason: 'never-started' }
    const elapsedMs = Date.now() - Date.parse(state.startedAt)
    if (elapsedMs > (timeoutOf(effect) + GRACE_SECONDS) * 1_000)
      return { type: 'effect-failed', reason: 'lost' }
    if (performance.now() + POLL_MS > until) return { elapsedMs }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** A short word for the log: ours (`timeout`) or the network's code (`ECONNREFUSED`), never a sentence that holds an address. */
function reasonOf(trouble: unknown): string {
  if (!(trouble instanceof Error)) return 'failed'
  const code = (trouble as NodeJS.ErrnoException).code
  return /^[a-z-]+$/.test(trouble.message) ? trouble.message : (code ?? 'failed')
}

const timeoutOf = (effect: Effect | undefined): number =>
  effect?.type === 'http' ? effect.timeoutSeconds : effect?.type === 'sms' ? SMS_TIMEOUT_SECONDS : 20

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, milliseconds))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
