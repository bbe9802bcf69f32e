import { AUDIT_ACTIONS } from '@/lib/store/audit-actions'
import type { AuditRecord } from '@/lib/store/audit-log'
import { phone } from '../format/phone'

/** What was done, as a sentence; an action that is not known any more stays as it was written down. */
export const actionWords = (action: string): string =>
  (AUDIT_ACTIONS as Record<string, string | undefined>)[action] ?? action

/** Actions in groups, by what they are done to: the part of their name before the dot. */
export function actionGroups(): { title: string; actions: [string, string][] }[] {
  const groups = new Map<string, [string, string][]>()
  for (const entry of Object.entries(AUDIT_ACTIONS)) {
    const [area = ''] = entry[0].split('.', 1)
    groups.set(area, [...(groups.get(area) ?? []), entry])
  }
  return [...groups].map(([area, actions]) => ({ title: spaced(area), actions }))
}

/** What it was done to, and where to see that. */
export function subjectOf({ action, subject, details }: AuditRecord): { label: string; href?: string } {
  const named = typeof details.name === 'string' ? details.name : subject
  const [area = ''] = action.split('.', 1)
  const place = PLACES[area]
  if (!place || subject === '') return { label: named }
  return { label: area === 'number' ? phone(subject) : named, href: place(encodeURIComponent(subject)) }
}

const PLACES: Record<string, (subject: string) => string> = {
  flow: (id) => `/flows/${id}`,
  number: () => '/numbers',
  calendar: (name) => `/hours/${name}`,
  carrier: () => '/settings/carriers',
}

/** Everything else that was written down: `version 3`, `before 2`. */
export const detailWords = ({ details }: AuditRecord): { name: string; value: string }[] =>
  Object.entries(details)
    .filter(([name, value]) => name !== 'name' && value !== null && value !== '')
    .map(([name, value]) => ({
      name: spaced(name),
      value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
    }))

/** `acceptsUnsigned`, `second-factor`: words as people write them. */
function spaced(name: string): string {
  const words = name
    .replaceAll('-', ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
}
