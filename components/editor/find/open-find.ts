import type { EditorStore } from '../store/editor-store'

export const FIND_FIELD = 'find-in-flow'

/** Opens the bar that finds, with its text marked, or with a query in it. */
export function openFind(store: EditorStore, query?: string) {
  store.setState(({ finding }) => ({ finding: query ?? finding ?? '' }))
  requestAnimationFrame(() => {
    const field = document.getElementById(FIND_FIELD)
    if (!(field instanceof HTMLInputElement)) return
    field.focus()
    field.select()
  })
}
