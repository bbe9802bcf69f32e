import type { ReactNode } from 'react'

/** What a list says when there is nothing in it: why, and what to do next. */
export const Empty = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="px-4 py-8 text-center">
    <p className="font-medium">{title}</p>
    <div className="mx-auto mt-1 max-w-prose text-quiet text-sm">{children}</div>
  </div>
)
