import { useEffect, useState } from 'react'
import { glance } from '../format/time'
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
export function useStillTrue({ flowId, revision, live, timeZone, inside }: PublishView, isOver: boolean) {
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

  const shown = live?.number ?? null
  let changed: string | null = null
  if (state && state.live !== shown)
    changed = `${state.liveAuthor ?? 'Somebody'} made version ${state.live} live meanwhile.`
  else if (state && state.revision > revision)
    changed = `${state.lastEditor ?? 'Somebody'} changed the draft at ${glance(state.updatedAt, timeZone, new Date())}, after you opened this page.`
  return { changed, inside: state?.inside ?? inside }
}
