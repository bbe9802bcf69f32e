import Link from 'next/link'

export const VIEWS = [
  { id: 'figures', title: 'Figures' },
  { id: 'canvas', title: 'Canvas' },
  { id: 'compare', title: 'Compare' },
] as const

/** The address of what was asked for, with parts changed. */
export const addressOf = (flowId: string, asked: Record<string, string>): string =>
  `/insights/${flowId}?${new URLSearchParams(asked)}`

/** The ways to look at the same calls. */
export const ViewTabs = ({
  flowId,
  view,
  asked,
}: {
  flowId: string
  view: string
  asked: Record<string, string>
}) => (
  <nav aria-label="Views" className="mb-4 flex gap-4 border-line border-b">
    {VIEWS.map(({ id, title }) => (
      <Link
        key={id}
        href={addressOf(flowId, { ...asked, view: id })}
        aria-current={id === view ? 'page' : undefined}
        className={`-mb-px border-b-2 py-2 text-sm ${id === view ? 'border-accent font-medium' : 'border-transparent text-quiet hover:text-text'}`}
      >
        {title}
      </Link>
    ))}
  </nav>
)
