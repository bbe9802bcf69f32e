import type { ELK as Elk } from 'elkjs/lib/elk-api'
import { laidOutPositions, layoutGraph } from '@/lib/flow/edit/layout-graph'
import type { EditorStore } from '../store/editor-store'

let elk: Promise<Elk> | undefined
let stopRunning = () => {}

/** Ends the layout that is being worked out. Cards stay where they are. */
export const stopTidy = () => stopRunning()

/**
 * Lays out all nodes, or those that are selected, as one step.
 *
 * @returns whether it was laid out: not when it was stopped, and not when the flow was changed meanwhile, for the layout would
 * be of another flow
 */
export async function tidy(store: EditorStore, what: 'all' | 'selected'): Promise<boolean> {
  const { flow, selection } = store.getState()
  const graph = layoutGraph(flow, what === 'selected' ? selection : undefined)
  if (graph.children.length === 0) return true
  elk ??= load()
  const loaded = await elk
  const stopped = new Promise<undefined>((done) => {
    stopRunning = () => done(undefined)
  })
  const laidOut = await Promise.race([loaded.layout(graph), stopped])
  if (!laidOut) {
    // It cannot be asked to stop, so its worker ends; the next layout begins with another.
    loaded.terminateWorker()
    elk = undefined
    return false
  }
  const now = store.getState()
  if (now.flow.nodes !== flow.nodes) return false
  now.tidy(laidOutPositions(now.flow, laidOut))
  return true
}

/** Fetched when somebody tidies for the first time: it is larger than the rest of the editor. */
async function load(): Promise<Elk> {
  const { default: ELK } = await import('elkjs/lib/elk-api.js')
  return new ELK({
    workerFactory: () => new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' }),
  })
}
