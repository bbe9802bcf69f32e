import type { ReactNode } from 'react'
import { Far, Speck } from './far'

/** Tells all cards and wires from how far they are seen. */
export const Distance = ({
  isFar,
  isSpeck,
  children,
}: {
  isFar: boolean
  isSpeck: boolean
  children: ReactNode
}) => (
  <Far value={isFar}>
    <Speck value={isSpeck}>{children}</Speck>
  </Far>
)
