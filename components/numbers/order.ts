import type { ListedNumber } from './listed-numbers'

export type Column = 'number' | 'label' | 'flow' | 'calls'
export type Order = { by: Column; isDescending: boolean }

/** Numbers whose label, flow or carrier hold all words of what was typed; or which hold its digits, written in any way. */
export function found(numbers: ListedNumber[], typed: string): ListedNumber[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '')
  const isNumber = digits !== '' && /^[+\d\s().-]+$/.test(typed)
  return numbers.filter(({ e164, label, flow, carrierTitle }) => {
    const text = `${label} ${flow?.name ?? ''} ${carrierTitle}`.toLowerCase()
    return words.every((word) => text.includes(word)) || (isNumber && e164.includes(digits))
  })
}

/** In the order of a column; numbers that are alike there stay in their own order, and empty places come last. */
export function ordered(numbers: ListedNumber[], { by, isDescending }: Order): ListedNumber[] {
  const sign = isDescending ? -1 : 1
  return [...numbers].sort(
    (one, other) => sign * COMPARE[by](one, other) || one.e164.localeCompare(other.e164),
  )
}

const byText = (one: string, other: string) =>
  Number(one === '') - Number(other === '') ||
  one.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' })

const COMPARE: Record<Column, (one: ListedNumber, other: ListedNumber) => number> = {
  number: (one, other) => one.e164.localeCompare(other.e164),
  label: (one, other) => byText(one.label, other.label),
  flow: (one, other) => byText(one.flow?.name ?? '', other.flow?.name ?? ''),
  calls: (one, other) => one.callsToday - other.callsToday || one.testsToday - other.testsToday,
}
