'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Examined, readLines, withLine } from './examined'

export type Examination = {
  state: 'never' | 'running' | 'over' | 'broken'
  examined: Examined[]
  begin: () => void
}

/** Runs the connection check and shows what each part came to, as it comes. */
export function useExamination(): Examination {
  const [state, setState] = useState<Examination['state']>('never')
  const [examined, setExamined] = useState<Examined[]>([])
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const begin = useCallback(async () => {
    running.current?.abort()
    const leaving = new AbortController()
    running.current = leaving
    setState('running')
    try {
      const response = await fetch('/internal/doctor', { method: 'POST', signal: leaving.signal })
      if (!response.ok) throw new Error(response.statusText)
      await readLines(response, (line) => setExamined((before) => withLine(before, line)))
      setState('over')
    } catch {
      if (!leaving.signal.aborted) setState('broken')
    }
  }, [])
  return { state, examined, begin }
}
