import { runLane } from '../lane'
import { tellOfRecordings } from '../store/changed-calls'
import { type TakenWork, takeWork, type Work } from '../store/recording-work'
import { removeStale } from './download'
import { erase } from './erase'
import { type FetchDeps, fetchSound, fetchTranscript, LEASE_MS } from './fetch-recording'

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
  /** Pages that show it look again. */
  const told =
    (fetch: typeof fetchSound): Doing =>
    async (taken) => {
      await fetch(deps, taken)
      await tellOfRecordings(deps.db, [taken.recordingId])
    }
  const doing: Partial<Record<Work, Doing>> = {
    transcript: told(fetchTranscript),
    audio: told(fetchSound),
    erase: (taken) => erase(deps, taken),
    ...more,
  }
  removeStale(deps.config.dataDir, deps.now()).catch((trouble) =>
    onTrouble(trouble, 'What was left of broken downloads could not be removed'),
  )
  // A long download holds up neither what is deleted nor who is told.
  const lanes: Work[][] = [['transcript', 'audio'], ['audio'], ['erase'], ['notice']]
  const closers = lanes.map((works) =>
    runLane(
      async () => {
        const taken = await takeWork(deps.db, works, { now: deps.now(), leaseMs: LEASE_MS })
        if (taken) await doing[taken.work]?.(taken)
        return taken !== undefined
      },
      (trouble) => onTrouble(trouble, 'Something to be done for a recording failed; it is tried again later'),
    ),
  )
  return {
    async close() {
      await Promise.all(closers.map((close) => close()))
    },
  }
}
