/** The pages of the settings, in the order in which they are offered. */
export const SETTINGS_PLACES: { href: string; label: string }[] = [
  { href: '/settings/profile', label: 'Profile' },
  { href: '/settings/people', label: 'People' },
  { href: '/settings/api-keys', label: 'API keys' },
  { href: '/settings/carriers', label: 'Carriers' },
  { href: '/settings/notices', label: 'Mail and notices' },
  { href: '/settings/retention', label: 'Retention and privacy' },
  { href: '/settings/audit', label: 'Audit' },
]
