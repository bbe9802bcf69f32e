import { useSyncExternalStore } from 'react'

/** What is shown of the flow: as it is drawn, as it reads, or both side by side. */
export const VIEWS = ['canvas', 'both', 'outline'] as const
export type EditorView = (typeof VIEWS)[number]

/** Where the browser keeps the choice. */
const KEY = 'patchbay-editor-view'
const PARAMETER = 'view'
const NARROW = '(max-width: 767px)'
const listeners = new Set<() => void>()

/**
 * What is shown: what the address asks for, else what was chosen last in this browser, else the outline on narrow screens and the
 * canvas on others. Two do not fit side by side on a narrow screen. Nothing while the server draws the page.
 */
export const useEditorView = (): EditorView | undefined =>
  useSyncExternalStore(watch, current, () => undefined)

export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    watch,
    () => matchMedia(NARROW).matches,
    () => false,
  )

/** Shows it, keeps it for the next flow, and puts it into the address, so that it can be shared. */
export function chooseView(view: EditorView) {
  const address = new URL(location.href)
  address.searchParams.set(PARAMETER, view)
  history.replaceState(history.state, '', address)
  try {
    localStorage.setItem(KEY, view)
  } catch {
    // A browser that keeps nothing still shows it.
  }
  for (const changed of listeners) changed()
}

function current(): EditorView {
  const isNarrow = matchMedia(NARROW).matches
  const wanted = asView(new URLSearchParams(location.search).get(PARAMETER)) ?? asView(remembered())
  if (wanted === undefined) return isNarrow ? 'outline' : 'canvas'
  return wanted === 'both' && isNarrow ? 'outline' : wanted
}

const asView = (text: string | null): EditorView | undefined => VIEWS.find((view) => view === text)

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function watch(changed: () => void) {
  const width = matchMedia(NARROW)
  listeners.add(changed)
  width.addEventListener('change', changed)
  return () => {
    listeners.delete(changed)
    width.removeEventListener('change', changed)
  }
}
