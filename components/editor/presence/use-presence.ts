import { useEffect, useRef } from 'react'
import { useEditorStore } from '../editor-context'
import type { Keeper } from '../saving/keeper'
import { newId } from '../store/new-id'
import { type Other, setOthers } from './others'

/** While nobody else is there, and while somebody is. */
const ALONE_MS = 10_000
const TOGETHER_MS = 2_500
/** The selection may change with every arrow key; it is told at most this often. */
const SOONEST_MS = 700
const PATIENCE_MS = 10_000

/** Tells the server what this page looks at, and takes in who else is there and whether somebody has saved. */
export function usePresence(keeper: Keeper | undefined) {
  const store = useEditorStore()
  const listener = useRef(keeper)
  useEffect(() => {
    listener.current = keeper
  }, [keeper])
  useEffect(() => {
    const { flowId } = store.getState()
    const address = `/internal/flows/${encodeURIComponent(flowId)}/presence`
    const pageId = newId()
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastAt = 0
    let isOver = false
    let isAsking = false

    const beatIn = (milliseconds: number) => {
      clearTimeout(timer)
      if (!isOver) timer = setTimeout(() => void beat(), milliseconds)
    }

    async function beat() {
      if (isAsking) return
      isAsking = true
      lastAt = Date.now()
      const nodeId = selectedIn(store.getState().selection)
      const heard = await ask(address, { pageId, nodeId })
      isAsking = false
      if (isOver) return
      setOthers(store, heard?.others ?? [])
      if (heard) listener.current?.hear(heard.revision)
      const isTold = nodeId === selectedIn(store.getState().selection)
      beatIn(isTold ? (store.getState().others.length > 0 ? TOGETHER_MS : ALONE_MS) : SOONEST_MS)
    }

    const stopWatching = store.subscribe(({ selection }, before) => {
      if (selectedIn(selection) !== selectedIn(before.selection))
        beatIn(Math.max(0, lastAt + SOONEST_MS - Date.now()))
    })
    const leave = () => navigator.sendBeacon(address, JSON.stringify({ pageId, isLeaving: true }))
    const look = () => {
      if (document.visibilityState === 'visible') beatIn(0)
    }
    beatIn(0)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      isOver = true
      clearTimeout(timer)
      stopWatching()
      leave()
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [store])
}

/** What one looks at is told only while it is one thing. */
const selectedIn = (selection: ReadonlySet<string>): string | null =>
  selection.size === 1 ? ([...selection][0] ?? null) : null

async function ask(
  address: string,
  said: { pageId: string; nodeId: string | null },
): Promise<{ revision: number; others: Other[] } | undefined> {
  try {
    const reply = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(said),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return reply.ok ? ((await reply.json()) as { revision: number; others: Other[] }) : undefined // our own route, which answers so
  } catch {
    return undefined
  }
}
