import type { ReactNode } from 'react'
import type { Picture } from './picture'

/** A template as it is offered. */
export type Offer = { id: string; title: string; summary: string; picture: Picture }

/** A template to be chosen: how it is drawn, what callers get. */
export const TemplateCard = ({
  title,
  summary,
  isMaking,
  isDisabled,
  choose,
  children,
}: {
  title: string
  summary: string
  isMaking: boolean
  isDisabled: boolean
  choose: () => void
  children: ReactNode
}) => (
  <button
    type="button"
    onClick={choose}
    disabled={isDisabled}
    aria-busy={isMaking}
    className="flex h-full w-full cursor-pointer flex-col overflow-hidden rounded-panel border border-line-strong text-left hover:border-accent disabled:cursor-default disabled:opacity-60 max-sm:flex-row"
  >
    <span className="h-32 w-full shrink-0 border-line border-b bg-canvas p-2 max-sm:h-auto max-sm:min-h-24 max-sm:w-28 max-sm:border-r max-sm:border-b-0">
      {children}
    </span>
    <span className="block p-3">
      <span className="block font-semibold">{isMaking ? `Making “${title}” …` : title}</span>
      <span className="mt-0.5 block text-quiet text-sm">{summary}</span>
    </span>
  </button>
)
