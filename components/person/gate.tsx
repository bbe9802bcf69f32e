'use client'

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Role } from '@/lib/access/roles'
import { useMayNot } from './use-person'

/**
 * What takes a role: whoever does not have it sees it, cannot press or write in it, and reads why. The server asks all the same.
 *
 * @param takes the role
 * @param doing how the sentence begins: `Changing opening hours` takes a publisher
 */
export function Gate({ takes, doing, children }: { takes: Role; doing: string; children?: ReactNode }) {
  const whyNot = useMayNot(takes, doing)
  return (
    <>
      {whyNot && <WhyNot>{whyNot}</WhyNot>}
      <fieldset disabled={whyNot !== undefined} className="contents">
        {children}
      </fieldset>
    </>
  )
}

/** Why somebody may not do something, and whom to ask. */
export const WhyNot = ({ children }: { children: ReactNode }) => (
  <p className="mb-3 flex items-center gap-2 text-quiet text-sm">
    <Lock size={14} aria-hidden className="shrink-0" /> {children}
  </p>
)
