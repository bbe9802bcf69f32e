/** The list with one item in another place. The very same list when it cannot be moved there. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length || from === to) return list as T[]
  const others = list.filter((_, at) => at !== from)
  return [...others.slice(0, to), item, ...others.slice(to)]
}

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at)

/** Keys of a phone, in the order in which choices are given them. */
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const

/** The first key that no choice has; the first of all when every one is taken. */
export const freeKey = (taken: readonly string[]): string =>
  KEYS.find((key) => !taken.includes(key)) ?? KEYS[0]

/** An id that none has yet: `case-1`, `case-2`. It stays with its exit whatever that is called later. */
export function freeId(taken: readonly string[], stem: string): string {
  let number = 1
  while (taken.includes(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

/** The record with a field under another name, in the same place. */
export const renamed = (record: Record<string, string>, from: string, to: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]))
