import { useCallback, useEffect, useState } from 'react'
import type { Moment } from './story'

/** How long a moment is shown while the call is played: as long as it took, within what one likes to watch. */
const SHORTEST_MS = 350
const LONGEST_MS = 1_400

export type Replay = {
  /** Which moment is shown; -1 where there is none. */
  position: number
  go: (position: number) => void
  isPlaying: boolean
  togglePlaying: () => void
}

/** Which moment of a call is looked at. The last one is, until somebody looks at another: a call that goes on is followed. */
export function useReplay(moments: readonly Moment[]): Replay {
  const [chosen, setChosen] = useState<number | 'last'>('last')
  const [isPlaying, setPlaying] = useState(false)
  const last = moments.length - 1
  const position = chosen === 'last' ? last : Math.min(chosen, last)

  const go = useCallback(
    (to: number) => {
      setPlaying(false)
      setChosen(to >= last ? 'last' : Math.max(0, to))
    },
    [last],
  )
  useEffect(() => {
    if (!isPlaying) return
    const took = Date.parse(moments[position + 1]?.at ?? '') - Date.parse(moments[position]?.at ?? '')
    const wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Number.isNaN(took) ? 0 : took))
    const timer = setTimeout(() => {
      if (position >= last) setPlaying(false)
      setChosen(position + 1 >= last ? 'last' : position + 1)
    }, wait)
    return () => clearTimeout(timer)
  }, [isPlaying, position, last, moments])

  const togglePlaying = useCallback(() => {
    // From the end it is played from the beginning.
    if (!isPlaying && position >= last) setChosen(0)
    setPlaying(!isPlaying)
  }, [isPlaying, position, last])
  return { position, go, isPlaying, togglePlaying }
}
