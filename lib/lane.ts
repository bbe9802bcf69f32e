/** How soon what has come up is looked at. */
const IDLE_MS = 1_000
const TROUBLE_MS = 10_000
const CLOSE_MS = 2_000

/**
 * Does one thing after the other for as long as the process lives; rests while there is nothing.
 *
 * @param step does the next thing; false when there was none
 * @returns ends it: what takes long is left, its lease runs out, and another does it
 */
export function runLane(
  step: () => Promise<boolean>,
  onTrouble: (trouble: unknown) => void,
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
        if (!(await step())) pause = IDLE_MS
      } catch (trouble) {
        onTrouble(trouble)
        pause = TROUBLE_MS
      }
      if (pause > 0 && !isClosed) await rest(pause)
    }
  })()
  return async () => {
    isClosed = true
    clearTimeout(timer)
    wake()
    await Promise.race([running, new Promise((late) => setTimeout(late, CLOSE_MS).unref())])
  }
}
