'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { isWithin } from '../at-path'
import { useProblems } from '../form'

/** A titled part of the inspector. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="space-y-3 border-line border-t px-4 py-3">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h3 id={id} className="font-semibold text-sm">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Settings that most leave as they are, folded away. It says what is chosen, and opens by itself where something is wrong. */
export function More({
  title,
  summary,
  paths,
  children,
}: {
  title: string
  summary?: string
  /** What stands inside. */
  paths: readonly string[]
  children: ReactNode
}) {
  const isWrong = useProblems('', 'inside').some(({ field = '' }) =>
    paths.some((path) => isWithin(field, path)),
  )
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="group border-line border-t"
    >
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-1.5 px-4 text-sm hover:bg-hover max-md:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="shrink-0 text-quiet group-open:rotate-90" aria-hidden />
        <span className="shrink-0 font-semibold">{title}</span>
        {summary && <span className="min-w-0 flex-1 truncate text-right text-quiet text-xs">{summary}</span>}
      </summary>
      <div className="space-y-3 px-4 pt-1 pb-4">{children}</div>
    </details>
  )
}
