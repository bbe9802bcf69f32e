'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** What there is besides the flow, for fields that name it. */
export type KnownThings = {
  /** Names of calendars. */
  calendars: readonly string[]
  /** Every flow, this one among them. */
  flows: readonly { id: string; name: string }[]
}

const Context = createContext<KnownThings>({ calendars: [], flows: [] })

export const KnownThingsProvider = ({ known, children }: { known: KnownThings; children: ReactNode }) => (
  <Context value={known}>{children}</Context>
)

export const useKnownThings = (): KnownThings => useContext(Context)
