import type { EditorStore } from '../store/editor-store'

/** Somebody else who has the flow open, in a page of theirs. */
export type Other = { pageId: string; personId: string; name: string; nodeId: string | null }

/** Who else is there; what is the same as before stays the same object, so that nothing is drawn again for it. */
export function setOthers(store: EditorStore, heard: readonly Other[]) {
  const { others: before } = store.getState()
  const others = heard.map((one) => before.find((known) => isSameOther(known, one)) ?? one)
  if (others.length === before.length && others.every((one, at) => one === before[at])) return
  store.setState({ others })
}

const isSameOther = (a: Other, b: Other) =>
  a.pageId === b.pageId && a.personId === b.personId && a.name === b.name && a.nodeId === b.nodeId

/** Each of them once, however many pages they have open. */
export const peopleIn = (others: readonly Other[]): Other[] => [
  ...new Map(others.map((other) => [other.personId, other])).values(),
]
