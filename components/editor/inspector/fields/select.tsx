'use client'

import { ChevronDown } from 'lucide-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { controlLook } from './looks'

/** A list to choose from, the browser's own: it opens on phones as phones do, and takes every key one expects. */
export const Select = ({ className = '', children, ...props }: ComponentProps<'select'>) => (
  <span className={`relative block min-w-0 ${className}`}>
    <select {...props} className={`${controlLook} appearance-none truncate pr-7`}>
      {children}
    </select>
    <ChevronDown
      size={14}
      aria-hidden
      className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-quiet"
    />
  </span>
)

/**
 * A select whose list is long: its options are made when somebody comes to it. Until then it holds the chosen one alone.
 */
export function LongSelect({
  chosen,
  options,
  ...props
}: Omit<ComponentProps<'select'>, 'children'> & { chosen: ReactNode; options: () => ReactNode }) {
  const [isMet, setMet] = useState(false)
  const meet = () => setMet(true)
  return (
    <Select {...props} onFocus={meet} onPointerDown={meet}>
      {isMet ? options() : chosen}
    </Select>
  )
}
