import { type LaidOut, laidOutPositions, layoutGraph } from '@/lib/flow/edit/layout-graph'
import type { EditorStore } from '../store/editor-store'

let worker: Worker | undefined
let turns = 0

/** Longer than any flow takes; then something is broken, and the cards stay. */
const PATIENCE_MS = 30_000

/**
 * Lays out the nodes that are selected, or all of them where fewer than two are, as one step.
 *
 * @returns whether it was laid out: not when the flow was changed meanwhile, for the layout would be of another flow
 */
export async function tidy(store: EditorStore): Promise<boolean> {
  const { flow, selection } = store.getState()
  const graph = layoutGraph(flow, selection.size > 1 ? selection : undefined)
  if (graph.children.length === 0) return true
  const laidOut = await layOut(graph)
  const now = store.getState()
  if (!laidOut || now.flow.nodes !== flow.nodes) return false
  now.tidy(laidOutPositions(now.flow, laidOut))
  return true
}

function layOut(graph: unknown): Promise<LaidOut | undefined> {
  worker ??= new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' })
  const [working, turn] = [worker, ++turns]
  return new Promise((done) => {
    const finish = (laidOut?: LaidOut) => {
      clearTimeout(timer)
      working.removeEventListener('message', listen)
      working.removeEventListener('error', fail)
      done(laidOut)
    }
    const listen = ({ data }: MessageEvent<{ turn: number; laidOut?: LaidOut }>) => {
      if (data.turn === turn) finish(data.laidOut)
    }
    const fail = () => {
      worker = undefined
      finish()
    }
    const timer = setTimeout(fail, PATIENCE_MS)
    working.addEventListener('message', listen)
    working.addEventListener('error', fail)
    working.postMessage({ turn, graph })
  })
}
