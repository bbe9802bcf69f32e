import { createStore, del, get, keys, set } from 'idb-keyval'
import type { Flow } from '@/lib/flow/document'

/** A draft that has not arrived at the server, and what it was made from. */
export type Copy = { flow: Flow; base: { flow: Flow; revision: number } }

/** Where drafts lie that have not arrived. */
export type Copies = {
  keep: (copy: Copy) => Promise<void>
  /** It has arrived. */
  forget: () => Promise<void>
  /** What pages that are closed have left behind, oldest first. From now on it is this page's to keep. */
  takeOver: () => Promise<Copy[]>
  /** The page goes on without this flow: what is still kept here is for whoever opens it next. */
  release: () => void
}

/**
 * Copies in this browser. Each open page has its own, told by a lock that lasts as long as the page, so that two tabs with one
 * flow do not write over one another. A browser that keeps nothing (a private window, a full disk) is worth no alarm: what is
 * there to say is said when the server cannot be reached either.
 */
export function browserCopies(flowId: string): Copies {
  const drafts = createStore('patchbay-drafts', 'drafts')
  const ours = `${flowId}/`
  const mine = `${ours}${Date.now()}-${crypto.getRandomValues(new Uint32Array(1))[0]}`
  const { held, release } = hold(mine)
  let queue: Promise<unknown> = Promise.resolve()

  /** One after the other, so that a copy which is to be forgotten is not written after that. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T | undefined> => {
    const done = queue.then(act).catch(() => undefined)
    queue = done
    return done
  }

  return {
    keep: async (copy) => {
      await inTurn(() => set(mine, copy, drafts))
    },
    forget: async () => {
      await inTurn(() => del(mine, drafts))
    },
    takeOver: async () => {
      const found = await inTurn(async () => {
        await held
        const open = await heldLocks()
        const left = (await keys<string>(drafts)).filter(
          (key) => key.startsWith(ours) && key !== mine && !open.has(key),
        )
        const copies = await Promise.all(left.sort().map((key) => get<Copy>(key, drafts)))
        const whole = copies.filter((copy) => copy !== undefined)
        const last = whole.at(-1)
        if (last) await set(mine, last, drafts)
        await Promise.all(left.map((key) => del(key, drafts)))
        return whole
      })
      return found ?? []
    },
    release: () => void inTurn(async () => release()),
  }
}

/** Whether this browser holds edits of a flow that have not arrived at the server. */
export async function hasUnsent(flowId: string): Promise<boolean> {
  try {
    const names = await keys<string>(createStore('patchbay-drafts', 'drafts'))
    return names.some((name) => name.startsWith(`${flowId}/`))
  } catch {
    return false
  }
}

const LOCK = 'patchbay-draft:'

/**
 * Held until it is released or the page is gone. Locks are there only where the page came safely; elsewhere every copy is taken
 * for left behind.
 */
function hold(key: string): { held: Promise<void>; release: () => void } {
  if (!('locks' in navigator)) return { held: Promise.resolve(), release: () => undefined }
  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  const held = new Promise<void>((done) => {
    navigator.locks
      .request(LOCK + key, () => {
        done()
        return released
      })
      .catch(() => done())
  })
  return { held, release }
}

async function heldLocks(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])))
}
