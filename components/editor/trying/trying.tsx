'use client'

import { createContext, type ReactNode, use, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallPath } from '@/components/phone/server'

/** Where a call of the test phone has been on this flow. */
export type Trail = {
  nodes: ReadonlySet<string>
  /** `node:exit`, as wires are named. */
  exits: ReadonlySet<string>
  /** Where it waits now. */
  at: string | null
}

export type Trying = { isOpen: boolean; trail: Trail | null }

const newStore = () => createStore<Trying>(() => ({ isOpen: false, trail: null }))

/** A canvas that stands in no editor is tried by nobody. */
const Context = createContext<StoreApi<Trying>>(newStore())

export function TryingProvider({ children }: { children: ReactNode }) {
  const [store] = useState(newStore)
  return <Context value={store}>{children}</Context>
}

export const useTryingStore = (): StoreApi<Trying> => use(Context)

export const useTrying = <T,>(selector: (trying: Trying) => T): T => useStore(use(Context), selector)

/** Opens the test phone in the inspector's place, or puts it away. */
export const toggleTrying = (store: StoreApi<Trying>) =>
  store.setState(({ isOpen }) => ({ isOpen: !isOpen, trail: null }))

/** What of a call's way lies on this flow; a call may go on into another. */
export function trailOn(
  flowId: string,
  { steps, at, flows }: Pick<CallPath, 'steps' | 'at' | 'flows'>,
): Trail {
  const here = steps.filter(({ version }) => flows[version] === flowId)
  return {
    nodes: new Set(here.map(({ node }) => node)),
    exits: new Set(here.flatMap(({ node, exit }) => (exit === undefined ? [] : [`${node}:${exit}`]))),
    at: at && flows[at.version] === flowId ? at.node : null,
  }
}
