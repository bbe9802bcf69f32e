'use client'

import { useCallback, useEffect, useState } from 'react'
import { send } from '../ui/send'
import type { Asked } from './states'

/**
 * Asks a route of ours that asks a carrier, which may take some seconds.
 *
 * @param path nothing while there is nothing to ask
 */
export function useAsked<Data>(path: string | undefined): {
  asked: Asked<Data>
  again: () => void
  set: (data: Data) => void
} {
  const [asked, setAsked] = useState<Asked<Data>>({ state: 'asking' })
  const [times, setTimes] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` asks the same once more
  useEffect(() => {
    if (path === undefined) return
    const aborter = new AbortController()
    setAsked({ state: 'asking' })
    send<Data>('GET', path, undefined, aborter.signal).then((answer) => {
      if (aborter.signal.aborted) return
      setAsked(
        answer.ok ? { state: 'there', data: answer.data } : { state: 'failed', message: answer.message },
      )
    })
    return () => aborter.abort()
  }, [path, times])
  return {
    asked,
    again: useCallback(() => setTimes((past) => past + 1), []),
    set: useCallback((data: Data) => setAsked({ state: 'there', data }), []),
  }
}
