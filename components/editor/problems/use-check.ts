import { useEffect } from 'react'
import type { KnownNames } from '@/lib/flow/check'
import type { Problem } from '@/lib/flow/problem'
import { useEditorStore } from '../editor-context'

/** After the last change, in milliseconds: who types is not told at every key what is missing. */
const QUIET_MS = 120

/** Checks the flow after every change, beside the page. What comes back for a flow that is over is not looked at. */
export function useCheck(known: KnownNames) {
  const store = useEditorStore()
  useEffect(() => {
    const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    let turn = 0
    let timer: ReturnType<typeof setTimeout>
    const ask = () => {
      turn += 1
      worker.postMessage({ turn, flow: store.getState().flow, known })
    }
    worker.onmessage = ({ data }: MessageEvent<{ turn: number; problems: Problem[] }>) => {
      if (data.turn === turn) store.getState().setProblems({ checked: data.problems })
    }
    const stop = store.subscribe(({ flow }, before) => {
      if (
        flow.nodes === before.flow.nodes &&
        flow.start === before.flow.start &&
        flow.settings === before.flow.settings
      )
        return
      clearTimeout(timer)
      timer = setTimeout(ask, QUIET_MS)
    })
    ask()
    return () => {
      stop()
      clearTimeout(timer)
      worker.terminate()
    }
  }, [store, known])
}
