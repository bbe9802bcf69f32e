import type { ReactNode } from 'react'

/** The title of a page, with what belongs to all of it at the right. */
export const PageHeader = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <header className="mb-4 flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-1">
    <h1 className="font-semibold text-xl">{title}</h1>
    {children}
  </header>
)
