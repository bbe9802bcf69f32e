import type { Flow } from '../document'

const MAX_NAME_CHARACTERS = 80
const MAX_ID_CHARACTERS = 60

/** The name, or with the next free number behind it: “Sales”, “Sales 2”, “Sales 3”. */
export function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.trim().slice(0, MAX_NAME_CHARACTERS)
  if (!taken.has(name)) return name
  const bare = name.replace(/ \d+$/, '')
  for (let n = 2; ; n += 1) {
    const numbered = `${bare.slice(0, MAX_NAME_CHARACTERS - 1 - String(n).length)} ${n}`
    if (!taken.has(numbered)) return numbered
  }
}

export const namesOf = (flow: Flow): Set<string> => new Set(Object.values(flow.nodes).map(({ name }) => name))

/**
 * An id that is not taken, from what `newId` gives. What cannot stand in an id is left out; one that is taken gets a number,
 * so that no source of ids, however poor, can put one node over another.
 */
export function freshId(newId: () => string, isTaken: (id: string) => boolean): string {
  const given = newId()
    .replace(/[^\w-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MAX_ID_CHARACTERS)
  const id = given || 'n'
  if (!isTaken(id)) return id
  for (let n = 2; ; n += 1) if (!isTaken(`${id}-${n}`)) return `${id}-${n}`
}

/** Ids that stand for a note or a frame. */
export const isListed =
  (list: readonly { id: string }[]) =>
  (id: string): boolean =>
    list.some((item) => item.id === id)
