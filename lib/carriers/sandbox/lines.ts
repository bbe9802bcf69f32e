/** What a phone of the sandbox is told to do, wherever it is played. */
export type LineOrder = { do: 'hang-up' } | { do: 'move'; url: string }

/** A phone that can be told: it says who it is each time it asks. Numbers are digits without `+`, as the platform writes them. */
export type Line = { leg: string; conversation: string; from?: string | undefined; to: string }

/**
 * How phones of the sandbox are told what to do, whichever process or browser plays them. Whoever plays one asks again and
 * again; nothing is kept for one that does not.
 */
export type Lines = {
  /** `gone`: nobody plays this phone. `silent`: somebody does, and did not take it in time. */
  tell: (leg: string, order: LineOrder) => Promise<'taken' | 'gone' | 'silent'>
  isThere: (leg: string) => Promise<boolean>
  /** Waits a while for what the phone is to do; nothing when the while is over. */
  ask: (line: Line, signal?: AbortSignal) => Promise<LineOrder | undefined>
  /** The call is over. */
  close: (leg: string) => Promise<void>
}

/** How long somebody who plays a phone waits when asking did not work. */
const AGAIN_MS = 1_000

/**
 * Asks for what a phone is to do, again and again, and does it.
 *
 * @param isOver nothing is asked any more once it says so
 * @returns what ends it
 */
export function followLine(
  ask: (signal: AbortSignal) => Promise<LineOrder | undefined>,
  obey: (order: LineOrder) => void,
  isOver: () => boolean,
): () => void {
  const end = new AbortController()
  const follow = async () => {
    while (!end.signal.aborted && !isOver()) {
      try {
        const order = await ask(end.signal)
        if (order && !end.signal.aborted && !isOver()) obey(order)
      } catch {
        // Nobody answers just now: asked again in a moment. Whoever is not heard of for long is taken for gone.
        await new Promise((resolve) => unheld(setTimeout(resolve, AGAIN_MS)))
      }
    }
  }
  void follow()
  return () => end.abort()
}

/** In a server, a timer that keeps nobody from ending. */
function unheld(timer: unknown) {
  ;(timer as { unref?: () => void }).unref?.()
}
