'use client'

import { useCallback, useEffect, useState } from 'react'
import type { RetentionState } from '@/lib/retention/page-data'
import { send } from '../../ui/send'
import { CallerPanel } from './caller-panel'
import { KeepingPanel } from './keeping-panel'
import { RunPanel } from './run-panel'

/** While something is being done, the page looks how far it is. */
const LOOK_EVERY_MS = 2_000

/** How long things are kept, what was deleted, and what there is of one caller. */
export function RetentionSettings({ first, timeZone }: { first: RetentionState; timeZone: string }) {
  const [state, setState] = useState(first)
  const isBusy =
    state.erasures.some((erasure) => erasure.state === 'running') || state.lastRun?.endedAt === null

  const look = useCallback(async () => {
    const seen = await send<RetentionState>('GET', '/internal/retention')
    if (seen.ok) setState(seen.data)
  }, [])
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isBusy, look])

  return (
    <div className="grid max-w-4xl gap-4">
      <KeepingPanel state={state} timeZone={timeZone} onSaved={setState} onLater={look} />
      <RunPanel run={state.lastRun} isFile={state.isFile} timeZone={timeZone} />
      <CallerPanel erasures={state.erasures} timeZone={timeZone} onErasing={look} />
    </div>
  )
}
