import {
  ChartNoAxesColumn,
  Clock,
  Hash,
  LayoutDashboard,
  Phone,
  PhoneIncoming,
  Settings,
  Voicemail,
  Workflow,
} from 'lucide-react'

/** The places that the side bar leads to. A narrow screen has room for some; the others are behind “More” there. */
export const PLACES = [
  { href: '/', label: 'Overview', Icon: LayoutDashboard, isOnNarrow: true },
  { href: '/flows', label: 'Flows', Icon: Workflow, isOnNarrow: true },
  { href: '/hours', label: 'Hours', Icon: Clock },
  { href: '/numbers', label: 'Numbers', Icon: Hash },
  { href: '/calls', label: 'Calls', Icon: PhoneIncoming, isOnNarrow: true },
  { href: '/voicemail', label: 'Voicemail', Icon: Voicemail, isOnNarrow: true },
  { href: '/insights', label: 'Insights', Icon: ChartNoAxesColumn },
  { href: '/phone', label: 'Phone', Icon: Phone },
  { href: '/settings/carriers', under: '/settings', label: 'Settings', Icon: Settings, isAtFoot: true },
] as const

export type Place = (typeof PLACES)[number]

/** Is that page one of the place's? */
export const isAt = (path: string, place: Place): boolean => {
  const under = 'under' in place ? place.under : place.href
  return path === under || (under !== '/' && path.startsWith(`${under}/`))
}
