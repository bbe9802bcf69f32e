import type { News, Watch } from './watch'

const HEARTBEAT_MS = 15_000
/** Then the page connects anew, and is asked again who it is. */
const LONGEST_MS = 10 * 60_000
const RECONNECT_MS = 2_000
/** Whoever takes in so little is let go, and comes back to where it was. */
const MAX_WAITING = 200

/**
 * News of calls as server-sent events: `calls` with those that are new or changed as they stand now, `many` when it is better to
 * look again. The id of an event is where to go on from.
 *
 * @param since the id of the last event that was heard
 * @param signal of the request: whoever is gone is told nothing
 */
export function callStream(
  watch: Watch,
  since: string | undefined,
  signal: AbortSignal,
  { heartbeatMs = HEARTBEAT_MS, longestMs = LONGEST_MS } = {},
): Response {
  const encoder = new TextEncoder()
  /** Ends all that goes on for it. */
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false
        const end = () => {
          if (isOver) return
          stop()
          controller.close()
        }
        const write = (text: string) => {
          if (isOver) return
          if ((controller.desiredSize ?? 0) <= 0) return end()
          controller.enqueue(encoder.encode(text))
        }
        const leave = watch.listen(since, (news) => write(eventOf(news)))
        const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
        const last = setTimeout(end, longestMs)
        stop = () => {
          isOver = true
          leave()
          clearInterval(heartbeat)
          clearTimeout(last)
          signal.removeEventListener('abort', end)
        }
        signal.addEventListener('abort', end)
        write(`retry: ${RECONNECT_MS}\n\n`)
        if (signal.aborted) end()
      },
      // Thrown away by whoever carries it: it is closed already.
      cancel: () => stop(),
    },
    new CountQueuingStrategy({ highWaterMark: MAX_WAITING }),
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Neither kept nor packed by anybody on the way: a packed stream comes in lumps.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** A moment as the ids of events have it; anything else is none. */
export const readSince = (text: string | null): string | undefined =>
  text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? text : undefined

function eventOf(news: News): string {
  const data = news.type === 'calls' ? news.calls : []
  return `id: ${news.at}\nevent: ${news.type}\ndata: ${JSON.stringify(data)}\n\n`
}
