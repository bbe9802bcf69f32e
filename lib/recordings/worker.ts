import { type TakenWork, takeWork, type Work } from '../store/recording-work'
import { removeStale } from './download'
import { erase } from './erase'
import { type FetchDeps, fetchSound, fetchTranscript, LEASE_MS } from './fetch-recording'

/** How soon what has come up is looked at. */
const IDLE_MS = 1_000
const TROUBLE_MS = 10_000

export type RecordingWorker = { close: () => Promise<void> }
export type Doing = (taken: TakenWork) => Promise<void>

/**
 * Does what is to be done for recordings, for as long as the process lives: fetches what carriers have, removes what was deleted.
 * A few things side by side, each by exactly one of all processes; what one leaves undone when it dies, another does later.
 *
 * @param more what else is to be done, by the sort of work
 */
export function startRecordingWorker(
  deps: FetchDeps,
  more: Partial<Record<Work, Doing>>,
  onTrouble: (trouble: unknown, message: string) => void,
): RecordingWorker {
  const doing: Partial<Record<Work, Doing>> = {
    transcript: (taken) => fetchTranscript(deps, taken),
    audio: (taken) => fetchSound(deps, taken),
    erase: (taken) => erase(deps, taken),
    ...more,
  }
  removeStale(deps.config.dataDir, deps.now()).catch((trouble) =>
    onTrouble(trouble, 'What was left of broken downloads could not be removed'),
  )
  // A long download holds up neither what is deleted nor who is told.
  const lanes: Work[][] = [['transcript', 'audio'], ['audio'], ['erase']]
  const closers = lanes.map((works) => runLane(deps, works, doing, onTrouble))
  return {
    async close() {
      await Promise.all(closers.map((close) => close()))
    },
  }
}

/** Does one thing after the other; rests while there is nothing. */
function runLane(
  { db, now }: FetchDeps,
  works: Work[],
  doing: Partial<Record<Work, Doing>>,
  onTrouble: (trouble: unknown, message: string) => void,
): () => Promise<void> {
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  const rest = (ms: number) =>
    new Promise<void>((rested) => {
      wake = rested
      timer = setTimeout(rested, ms).unref()
    })
  const running = (async () => {
    while (!isClosed) {
      let pause = 0
      try {
        const taken = await takeWork(db, works, { now: now(), leaseMs: LEASE_MS })
        if (taken) await doing[taken.work]?.(taken)
        else pause = IDLE_MS
      } catch (trouble) {
        onTrouble(trouble, 'Something to be done for a recording failed; it is tried again later')
        pause = TROUBLE_MS
      }
      if (pause > 0 && !isClosed) await rest(pause)
    }
  })()
  return async () => {
    isClosed = true
    clearTimeout(timer)
    wake()
    // What takes long is left: its lease runs out, and another does it.
    await Promise.race([running, new Promise((late) => setTimeout(late, CLOSE_MS).unref())])
  }
}

const CLOSE_MS = 2_000
