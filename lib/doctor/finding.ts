import type { Setup } from './setup'

/**
 * What a check came to. `warn`: calls are answered, but somebody should look. `bad`: it must be mended. `skipped`: it could not
 * be checked, and `found` says why.
 */
export type Finding = {
  is: 'good' | 'warn' | 'bad' | 'skipped'
  /** In a sentence or two. */
  found: string
  /** What to do about it. */
  todo?: string
  /** Where in the dashboard that is done. */
  place?: { href: string; label: string }
}

/** One thing that may be wrong. It looks and changes nothing. */
export type Check = {
  /** Unlike any other's. */
  id: string
  /** Under which heading it stands. */
  group: string
  title: string
  run: (setup: Setup) => Promise<Finding>
}

type More = Pick<Finding, 'todo' | 'place'>

export const good = (found: string): Finding => ({ is: 'good', found })
export const skipped = (found: string, more: More = {}): Finding => ({ is: 'skipped', found, ...more })
export const warn = (found: string, todo: string, more: More = {}): Finding => ({
  is: 'warn',
  found,
  todo,
  ...more,
})
export const bad = (found: string, todo: string, more: More = {}): Finding => ({
  is: 'bad',
  found,
  todo,
  ...more,
})

/** Where the account at a carrier is set. */
export const settingsOf = (carrier: string) => ({
  href: `/settings/carriers#account-${carrier}`,
  label: 'Go to the account',
})

/** “a, b, c and 4 more” */
export function listed(names: string[], atMost = 3): string {
  const shown = names.slice(0, atMost)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
