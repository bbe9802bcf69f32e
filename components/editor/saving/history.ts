import { createStore, del, get, keys, set } from 'idb-keyval'
import type { Flow } from '@/lib/flow/document'
import { isSame } from '@/lib/flow/edit/same'
import type { EditorStore, Step } from '../store/editor-store'

type Kept = { at: number; now: Flow; past: Partial<Step>[]; future: Partial<Step>[] }

const TAB = 'patchbay-tab'
const QUIET_MS = 400
const MAX_STEPS = 50
/** Nodes in all steps together: each step of a large flow takes its time to be written. */
const MAX_NODES = 40_000
const FORGOTTEN_AFTER_MS = 3 * 24 * 60 * 60 * 1_000

/**
 * Lets undo survive a reload: steps lie in this browser, for this tab and flow. They are taken up again only when the flow is as
 * it was left; else they would undo what they do not know.
 *
 * @returns stops keeping them
 */
export async function keepHistory(store: EditorStore): Promise<() => void> {
  const histories = createStore('patchbay-history', 'history')
  const key = `${store.getState().flowId}/${tabName()}`
  await takeUp(store, await get<Kept>(key, histories).catch(() => undefined))
  void forgetOld(histories)

  let isWaiting = false
  const keep = () => {
    isWaiting = false
    const { flow } = store.getState()
    const { pastStates, futureStates } = store.temporal.getState()
    const steps = Math.min(MAX_STEPS, Math.ceil(MAX_NODES / (Object.keys(flow.nodes).length + 1)))
    const kept = {
      at: Date.now(),
      now: flow,
      past: pastStates.slice(-steps),
      future: futureStates.slice(-steps),
    }
    // Steps share what they have in common, and keep sharing it there. Without room for them they are just not kept.
    void set(key, kept, histories).catch(() => undefined)
  }
  return store.temporal.subscribe(({ pastStates, futureStates }, before) => {
    if (pastStates === before.pastStates && futureStates === before.futureStates) return
    if (!isWaiting) setTimeout(keep, QUIET_MS)
    isWaiting = true
  })
}

async function takeUp(store: EditorStore, kept: Kept | undefined) {
  const { pastStates, futureStates } = store.temporal.getState()
  if (!kept || pastStates.length + futureStates.length > 0 || !isSame(kept.now, store.getState().flow)) return
  store.temporal.setState({ pastStates: kept.past, futureStates: kept.future })
}

async function forgetOld(histories: ReturnType<typeof createStore>) {
  try {
    for (const key of await keys<string>(histories)) {
      const kept = await get<Kept>(key, histories)
      if (!kept || Date.now() - kept.at > FORGOTTEN_AFTER_MS) await del(key, histories)
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** A name that lasts as long as the tab. */
function tabName(): string {
  try {
    const name =
      sessionStorage.getItem(TAB) ?? `${Date.now()}-${crypto.getRandomValues(new Uint32Array(1))[0]}`
    sessionStorage.setItem(TAB, name)
    return name
  } catch {
    return 'unnamed'
  }
}
