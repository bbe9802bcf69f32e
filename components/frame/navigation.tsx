'use client'

import { Clock, Hash, LayoutDashboard, Phone, PhoneIncoming, Settings, Workflow } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

export const PLACES = [
  { href: '/', label: 'Overview', Icon: LayoutDashboard },
  { href: '/flows', label: 'Flows', Icon: Workflow },
  { href: '/hours', label: 'Hours', Icon: Clock },
  { href: '/numbers', label: 'Numbers', Icon: Hash },
  { href: '/calls', label: 'Calls', Icon: PhoneIncoming },
  { href: '/phone', label: 'Phone', Icon: Phone },
  { href: '/settings/carriers', label: 'Settings', Icon: Settings, isAtFoot: true },
] as const

export function Navigation() {
  const path = usePathname()
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 flex border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] md:static md:mt-5 md:flex-1 md:flex-col md:gap-0.5 md:border-t-0 md:pb-0"
    >
      {PLACES.map(({ href, label, Icon, ...place }) => (
        <Link
          key={href}
          href={href}
          title={label}
          aria-current={isAt(path, href) ? 'page' : undefined}
          className={`flex h-14 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-quiet text-xs outline-offset-[-2px] hover:bg-hover hover:text-text aria-[current=page]:text-text md:h-8 md:flex-none md:flex-row md:justify-start md:gap-2.5 md:px-2 md:text-sm md:aria-[current=page]:bg-hover md:aria-[current=page]:font-medium ${'isAtFoot' in place ? 'md:mt-auto' : ''}`}
        >
          <Icon size={16} aria-hidden />
          <span className="md:group-has-[[data-full]]/frame:sr-only">{label}</span>
        </Link>
      ))}
    </nav>
  )
}

const isAt = (path: string, href: string) => path === href || (href !== '/' && path.startsWith(`${href}/`))
