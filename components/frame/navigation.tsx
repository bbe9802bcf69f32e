'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { More } from './more'
import { isAt, PLACES } from './places'
import { UnheardBadge } from './unheard-badge'
import { type Unheard, useUnheard } from './use-unheard'

/** Leads to the places: down the side on wide screens, along the foot on narrow ones. */
export function Navigation({ unheard }: { unheard: Unheard }) {
  const path = usePathname()
  const count = useUnheard(unheard)
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 flex border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] md:static md:mt-5 md:flex-1 md:flex-col md:gap-0.5 md:border-t-0 md:pb-0"
    >
      {PLACES.map((place) => (
        <Link
          key={place.href}
          href={place.href}
          title={place.label}
          aria-current={isAt(path, place) ? 'page' : undefined}
          className={`${PLACE} ${'isOnNarrow' in place ? '' : 'max-md:hidden'} ${'isAtFoot' in place ? 'md:mt-auto' : ''}`}
        >
          <place.Icon size={16} aria-hidden />
          <span className="md:group-has-[[data-full]]/frame:sr-only">{place.label}</span>
          {place.href === '/voicemail' && <UnheardBadge count={count} />}
        </Link>
      ))}
      <More className={`${PLACE} md:hidden`} path={path} />
    </nav>
  )
}

const PLACE =
  'relative flex h-14 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-quiet text-xs outline-offset-[-2px] hover:bg-hover hover:text-text aria-[current=page]:text-text md:h-8 md:flex-none md:flex-row md:justify-start md:gap-2.5 md:px-2 md:text-sm md:aria-[current=page]:bg-hover md:aria-[current=page]:font-medium'
