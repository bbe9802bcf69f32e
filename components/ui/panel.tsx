import type { ReactNode } from 'react'

/** A titled surface. The title names the region for those who hear the page. */
export function Panel({
  id,
  title,
  aside,
  className = '',
  children,
}: {
  id: string
  title: string
  aside?: ReactNode
  /** How it stands among others: its height, whether it stretches. */
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={`rounded-panel border border-line bg-panel ${className}`}>
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-line border-b px-4 py-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside && <div className="text-quiet text-sm">{aside}</div>}
      </header>
      {children}
    </section>
  )
}
