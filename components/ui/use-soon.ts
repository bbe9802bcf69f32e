import { useCallback, useEffect, useRef } from 'react'

/**
 * Does something a moment after it was asked for: of several wishes within that moment, once.
 *
 * @param act the newest one counts
 */
export function useSoon(act: () => void, afterMs: number): () => void {
  const current = useRef(act)
  useEffect(() => {
    current.current = act
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      current.current()
    }, afterMs)
  }, [afterMs])
}
