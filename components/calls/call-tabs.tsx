import Link from 'next/link'

const TABS = [
  { id: 'all', href: '/calls', label: 'All calls' },
  { id: 'live', href: '/calls/live', label: 'Live' },
] as const

/** Leads between all calls and those that go on. */
export const CallTabs = ({ shown }: { shown: (typeof TABS)[number]['id'] }) => (
  <nav aria-label="Calls" className="mb-4 flex gap-1 border-line border-b">
    {TABS.map(({ id, href, label }) => (
      <Link
        key={id}
        href={href}
        aria-current={id === shown ? 'page' : undefined}
        className={`-mb-px flex h-9 items-center border-b-2 px-3 font-medium text-sm outline-offset-[-2px] max-md:h-11 ${id === shown ? 'border-accent' : 'border-transparent text-quiet hover:text-text'}`}
      >
        {label}
      </Link>
    ))}
  </nav>
)
