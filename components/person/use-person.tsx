'use client'

import { createContext, type ReactNode, use } from 'react'
import type { Role } from '@/lib/access/roles'
import { mayNot } from './may-not'

/** Who sits at this browser, and whom to ask for more. */
export type Me = { id: string; name: string; role: Role; owners: string[] }

const Context = createContext<Me | undefined>(undefined)

export const PersonProvider = ({ me, children }: { me: Me | undefined; children: ReactNode }) => (
  <Context value={me}>{children}</Context>
)

/** Who sits at this browser; nobody on the pages where one signs in. */
export const usePerson = (): Me | undefined => use(Context)

/**
 * Why whoever looks may not do something, in a sentence; nothing when they may. The server checks all the same: this is for saying
 * so before.
 *
 * @param doing `Publishing`, as the sentence begins
 */
export function useMayNot(role: Role, doing: string): string | undefined {
  const me = usePerson()
  return me && mayNot(me, role, doing)
}
