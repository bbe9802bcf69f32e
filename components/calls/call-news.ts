import type { ChangedCall } from '@/lib/store/changed-calls'

export type CallNews = {
  /** Calls that are new or have changed, as they stand now. */
  onCalls: (calls: ChangedCall[]) => void
  /** So much has happened that it is better to look again. */
  onMany: () => void
}

/** What the parts of a page hear is heard once for all of them: a browser has few connections to one server. */
const listeners = new Set<CallNews>()
/** Told when `isHearing` changes. */
const watchers = new Set<() => void>()
let source: EventSource | undefined
/** Up to when everything is known. */
let last: string | undefined
let isHearing = true
let again: ReturnType<typeof setTimeout> | undefined
let silence: ReturnType<typeof setTimeout> | undefined

const AGAIN_MS = 5_000
/** A line that is taken up again within this time was never away: the server ends each now and then. */
const SILENCE_MS = 4_000
/** `last` where there never was a call. */
const BEGINNING = '1970-01-01T00:00:00.000Z'

/**
 * Hears of new and changed calls while the window is looked at; whatever happened while it was not, is told when it is again.
 *
 * @param since up to when whoever listens knows everything
 * @returns ends it
 */
export function listenToCalls(news: CallNews, since: string = BEGINNING): () => void {
  listeners.add(news)
  if (last === undefined) {
    last = since
    open()
  } else if (since < last) news.onMany() // told to the others by now
  if (listeners.size === 1) document.addEventListener('visibilitychange', open)
  return () => {
    listeners.delete(news)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', open)
    close()
    last = undefined
  }
}

/** Whether it is heard what happens: false while the dashboard or its database cannot be reached. */
export const hearing = {
  subscribe(told: () => void) {
    watchers.add(told)
    return () => watchers.delete(told)
  },
  is: () => isHearing,
}

function open() {
  close()
  // Windows that nobody looks at keep no connection.
  if (document.visibilityState !== 'visible' || last === undefined) return
  source = new EventSource(`/internal/calls/stream?since=${encodeURIComponent(last)}`)
  source.onopen = () => hears(true)
  source.onerror = () => {
    silence ??= setTimeout(() => hears(false), SILENCE_MS)
    // The browser comes back by itself unless the answer was no stream: then it is for us.
    if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS)
  }
  source.addEventListener('calls', (event) => {
    last = event.lastEventId
    const calls = JSON.parse(event.data) as ChangedCall[]
    for (const { onCalls } of listeners) onCalls(calls)
  })
  source.addEventListener('many', (event) => {
    last = event.lastEventId
    for (const { onMany } of listeners) onMany()
  })
}

function close() {
  clearTimeout(again)
  source?.close()
  source = undefined
}

function hears(does: boolean) {
  clearTimeout(silence)
  silence = undefined
  if (isHearing === does) return
  isHearing = does
  for (const told of watchers) told()
}
