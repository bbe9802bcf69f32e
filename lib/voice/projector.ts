/** How soon after a webhook a call's row follows, when there is time for it. */
const SOON_MS = 50
/** So long after the last webhook nobody keeps the process busy. */
const QUIET_MS = 40
/** While callers do, projecting rests this many times as long as it works. */
const REST_PER_WORK = 9
const CALLS_AT_A_TIME = 100
/** Calls that wait for their row at the most; what is beyond it the sweep finds. */
const MAX_WAITING = 100_000

export type Projector = {
  /** The log of these calls has grown. */
  touch: (callIds: string[]) => void
  /** Brings every touched call up to date. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/**
 * Keeps the rows of calls behind the log: soon after, in batches, and while callers wait only when it is due. What is not
 * done when the process ends, the next sweep does.
 */
export function makeProjector(
  project: (callIds: string[]) => Promise<unknown>,
  onTrouble: (trouble: unknown, message: string) => void,
): Projector {
  const touched = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let notBefore = 0
  let touchedAt = 0

  function schedule() {
    timer ??= setTimeout(() => {
      timer = undefined
      const isBusy = performance.now() - touchedAt < QUIET_MS
      if (isBusy && performance.now() < notBefore) return schedule()
      working ??= work().finally(() => {
        working = undefined
        if (touched.size > 0) schedule()
      })
    }, SOON_MS).unref()
  }

  async function work() {
    const batch = [...touched].slice(0, CALLS_AT_A_TIME)
    for (const id of batch) touched.delete(id)
    const startedAt = performance.now()
    try {
      if (batch.length > 0) await project(batch)
    } catch (trouble) {
      onTrouble(trouble, 'Calls could not be brought up to date; the next sweep does it')
    }
    const endedAt = performance.now()
    notBefore = endedAt + REST_PER_WORK * (endedAt - startedAt)
  }

  return {
    touch(callIds) {
      touchedAt = performance.now()
      for (const id of callIds) if (touched.size < MAX_WAITING) touched.add(id)
      if (touched.size > 0) schedule()
    },
    async settle() {
      await working
      while (touched.size > 0) await work()
    },
    async close() {
      clearTimeout(timer)
      await working
      while (touched.size > 0) await work()
    },
  }
}
