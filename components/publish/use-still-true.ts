import { useEffect, useState } from 'react'
import type { Formats } from '../format/formats'
import { useFormats } from '../format/use-formats'
import { send } from '../ui/send'
import type { PublishView } from './publish-view'

type State = {
  revision: number
  updatedAt: string
  live: number | null
  liveAuthor: string | null
  lastEditor: string | null
  inside: PublishView['inside']
}

const EVERY_MS = 4_000

/**
 * Asks again and again whether what the page shows still stands.
 *
 * @returns what has changed meanwhile, as a sentence, and the callers who are inside now
 */
export function useStillTrue(view: PublishView, isOver: boolean) {
  const { flowId, inside } = view
  const formats = useFormats()
  const [state, setState] = useState<State>()
  useEffect(() => {
    if (isOver) return
    const stop = new AbortController()
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const path = `/internal/flows/${flowId}/publish/state`
      const answer = await send<State>('GET', path, undefined, stop.signal)
      if (answer.ok && !stop.signal.aborted) setState(answer.data)
    }
    const timer = setInterval(ask, EVERY_MS)
    const now = () => void ask()
    document.addEventListener('visibilitychange', now)
    return () => {
      stop.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', now)
    }
  }, [flowId, isOver])

  const changed = state ? changedSince(state, view, new Date(), formats) : null
  return { changed, inside: state?.inside ?? inside }
}

/** What somebody did since the page was made, as a sentence. Who publishes is known; who makes an older version live is not. */
export function changedSince(
  state: Omit<State, 'inside'>,
  { revision, live, next, timeZone }: Pick<PublishView, 'revision' | 'live' | 'next' | 'timeZone'>,
  now: Date,
  { glance }: Formats,
): string | null {
  if (state.live !== (live?.number ?? null))
    return state.live !== null && state.live >= next
      ? `${state.liveAuthor ?? 'Somebody'} published version ${state.live} meanwhile.`
      : `Somebody made version ${state.live} live meanwhile.`
  if (state.revision > revision)
    return `${state.lastEditor ?? 'Somebody'} changed the draft at ${glance(state.updatedAt, timeZone, now)}, after you opened this page.`
  return null
}
