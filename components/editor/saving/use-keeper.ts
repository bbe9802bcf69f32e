import { useEffect, useState } from 'react'
import { useEditorStore } from '../editor-context'
import { browserCopies } from './copies'
import { keepHistory } from './history'
import { Keeper } from './keeper'
import { draftServer } from './server'

/**
 * Keeps the draft of the open flow as long as it is open. Nothing is stored before `isAllowed`.
 *
 * @param onReady told once, when what was left unsaved and what can be undone have been taken up
 */
export function useKeeper(isAllowed: boolean, onReady: () => void = ignore): Keeper | undefined {
  const store = useEditorStore()
  const [keeper, setKeeper] = useState<Keeper>()
  useEffect(() => {
    if (!isAllowed) return
    const { flowId } = store.getState()
    const made = new Keeper(store, draftServer(flowId), browserCopies(flowId))
    let stopHistory = () => {}
    let isOver = false
    void made.start().then(async () => {
      if (isOver) return
      stopHistory = await keepHistory(store)
      if (isOver) stopHistory()
      else onReady()
    })
    setKeeper(made)
    const leave = () => {
      if (document.visibilityState === 'hidden') made.leave()
    }
    const leaveAnyway = () => made.leave()
    const tryNow = () => made.tryNow()
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', leaveAnyway)
    window.addEventListener('online', tryNow)
    return () => {
      made.leave()
      made.stop()
      isOver = true
      stopHistory()
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', leaveAnyway)
      window.removeEventListener('online', tryNow)
    }
  }, [store, isAllowed, onReady])
  return keeper
}

const ignore = () => undefined
