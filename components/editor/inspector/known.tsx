'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** What there is besides the flow, for fields that name it. */
export type KnownThings = {
  /** Names of calendars. */
  calendars: readonly string[]
  /** Other flows, and this one. */
  flows: readonly { id: string; name: string }[]
  /** Where calendars are made. */
  hoursHref: string
}

const NOTHING: KnownThings = { calendars: [], flows: [], hoursHref: '/hours' }

const Context = createContext<KnownThings>(NOTHING)

export const KnownThingsProvider = ({
  known,
  children,
}: {
  known: Partial<KnownThings>
  children: ReactNode
}) => <Context value={{ ...NOTHING, ...known }}>{children}</Context>

export const useKnownThings = (): KnownThings => useContext(Context)
