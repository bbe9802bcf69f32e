import type { ReactNode } from 'react'
import { Command } from './command'

/** Something secret that was just made: it can be copied now and is never shown again. */
export const ShownOnce = ({ children, text }: { children: ReactNode; text: string }) => (
  <div role="status" className="rounded-control border border-line-strong bg-hover p-3 text-sm">
    <p className="mb-1.5">{children}</p>
    <Command line={text} />
  </div>
)
