import type { ListedFlow } from './listed-flows'

export type Column = 'name' | 'state' | 'numbers' | 'problems' | 'calls' | 'updated'
export type Order = { by: Column; isDescending: boolean }

/** Flows whose name or numbers hold all words of what was typed; numbers in any way of writing them. */
export function found(flows: ListedFlow[], typed: string): ListedFlow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const digits = typed.replace(/\D/g, '')
  const isNumber = digits.length >= 3 && /^[+\d\s().-]+$/.test(typed)
  return flows.filter(
    ({ name, numbers }) =>
      words.every((word) => name.toLowerCase().includes(word)) ||
      (isNumber && numbers.some(({ e164 }) => e164.includes(digits.replace(/^0+/, '')))),
  )
}

/** In the order of a column; flows that are alike there stay by name. */
export function ordered(flows: ListedFlow[], { by, isDescending }: Order): ListedFlow[] {
  const compare = COMPARE[by]
  const sign = isDescending ? -1 : 1
  return [...flows].sort((one, other) => sign * compare(one, other) || byName(one, other))
}

const byName = (one: ListedFlow, other: ListedFlow) =>
  one.name.localeCompare(other.name, 'en', { numeric: true, sensitivity: 'base' })

/** Published and whole first, then with changes, then not published, then what cannot be read. */
const rank = ({ isReadable, liveVersion, hasUnpublishedChanges }: ListedFlow) =>
  !isReadable ? 3 : liveVersion === null ? 2 : hasUnpublishedChanges ? 1 : 0

/** One error weighs more than any warnings. */
const weight = ({ errors, warnings }: ListedFlow) => errors * 1_000 + warnings

const COMPARE: Record<Column, (one: ListedFlow, other: ListedFlow) => number> = {
  name: byName,
  state: (one, other) => rank(one) - rank(other),
  numbers: (one, other) => one.numbers.length - other.numbers.length,
  problems: (one, other) => weight(one) - weight(other),
  calls: (one, other) => one.callsToday - other.callsToday,
  updated: (one, other) => one.updatedAt.localeCompare(other.updatedAt),
}
