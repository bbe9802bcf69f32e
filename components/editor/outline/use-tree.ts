import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useEditor, useEditorStore } from '../editor-context'
import { START_ROW, selectedBy, shownRows, type TreeRow, treeOf } from './tree'

/** After the last arrow key, in milliseconds: who holds it down wants to see where it goes, and not the settings of all on the way. */
const SETTLED_MS = 60

/**
 * The rows that are shown, which of them the keys are on, and what is folded. The row that the keys are on is the node that is
 * selected, here and on the canvas; what is selected elsewhere is gone to.
 *
 * @param tree the element that holds the rows
 */
export function useTree(tree: React.RefObject<HTMLElement | null>, onFollow: (nodeId: string) => void) {
  const store = useEditorStore()
  const flow = useEditor((state) => state.flow)
  const selection = useEditor((state) => state.selection)
  const known = useRef<ReadonlyMap<string, TreeRow>>(new Map())
  // Where cards stand means nothing here: moving them leaves the rows alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rows = useMemo(() => treeOf(flow, known.current), [flow.nodes, flow.start])
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isFolded = useCallback(
    (row: TreeRow) => row.children > 0 && (folds.get(row.key) ?? row.isFoldedAtFirst),
    [folds],
  )
  const shown = useMemo(() => shownRows(rows, isFolded), [rows, isFolded])

  const [wanted, mark] = useState(START_ROW)
  const place = useRef(0)
  const active = activeOf(shown, byKey, wanted, place.current)
  useEffect(() => {
    known.current = byKey
    place.current = shown.indexOf(active)
  })

  const fold = useCallback((row: TreeRow, to: boolean) => {
    setFolds((before) => new Map(before).set(row.key, to))
  }, [])

  const unfoldTo = useCallback(
    (row: TreeRow) => {
      const above = [...parentsOf(row, byKey)].filter((parent) => isFolded(parent))
      if (above.length > 0)
        setFolds((before) => new Map([...before, ...above.map(({ key }) => [key, false] as const)]))
    },
    [byKey, isFolded],
  )

  // What is selected follows the keys.
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const follow = useCallback(
    (row: TreeRow) => {
      clearTimeout(timer.current)
      const nodeId = selectedBy(row)
      const { selection, select } = store.getState()
      const isThere =
        nodeId === undefined ? selection.size === 0 : selection.size === 1 && selection.has(nodeId)
      if (!isThere) select({ nodes: nodeId === undefined ? [] : [nodeId] })
      if (nodeId !== undefined) onFollow(nodeId)
    },
    [store, onFollow],
  )
  useEffect(() => () => clearTimeout(timer.current), [])

  // The focus goes along, where it was here.
  const isFocusWanted = useRef(false)
  const goTo = useCallback(
    (row: TreeRow, how: { at?: 'once' | 'settled' } = {}) => {
      isFocusWanted.current = true
      unfoldTo(row)
      mark(row.key)
      clearTimeout(timer.current)
      if (how.at === 'settled') timer.current = setTimeout(() => follow(row), SETTLED_MS)
      else follow(row)
    },
    [follow, unfoldTo],
  )
  /** The next time that rows are drawn, the focus is brought back to them: what it was in is about to go. */
  const takeFocus = useCallback(() => {
    isFocusWanted.current = true
  }, [])
  const wasHere = useRef(false)
  useLayoutEffect(() => {
    const isLost = wasHere.current && document.activeElement === document.body
    // While a dialog is still there it keeps the focus, and this is tried again.
    if ((isFocusWanted.current || isLost) && focusOn(tree.current, active.key)) isFocusWanted.current = false
  })
  useEffect(() => {
    const note = () => {
      if (document.activeElement !== document.body)
        wasHere.current = tree.current?.contains(document.activeElement) === true
    }
    const left = () => {
      wasHere.current = false
    }
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', left, true)
    return () => {
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', left, true)
    }
  }, [tree])

  // What is selected elsewhere is gone to.
  const latest = useRef({ active, rows, unfoldTo })
  useEffect(() => {
    latest.current = { active, rows, unfoldTo }
  })
  useEffect(() => {
    const [only] = selection.size === 1 ? selection : []
    const { active, rows, unfoldTo } = latest.current
    if (only === undefined || selectedBy(active) === only) return
    const row = rows.find(({ what, nodeId }) => what === 'node' && nodeId === only)
    if (!row) return
    unfoldTo(row)
    mark(row.key)
    requestAnimationFrame(() => rowElement(tree.current, row.key)?.scrollIntoView({ block: 'nearest' }))
  }, [selection, tree])

  return { rows, shown, active, selection, isFolded, fold, mark, goTo, takeFocus, follow }
}

/** The row that was wanted; where that is folded away, what it is folded into; where it is gone, what stands in its place. */
function activeOf(
  shown: readonly TreeRow[],
  byKey: ReadonlyMap<string, TreeRow>,
  wanted: string,
  place: number,
): TreeRow {
  const row = byKey.get(wanted)
  const isShown = new Set(shown)
  for (const above of row ? [row, ...parentsOf(row, byKey)] : []) if (isShown.has(above)) return above
  return (shown[Math.min(place, shown.length - 1)] ?? shown[0]) as TreeRow // the incoming call is always there
}

function* parentsOf(row: TreeRow, byKey: ReadonlyMap<string, TreeRow>): Generator<TreeRow> {
  for (let above = parentOf(row, byKey); above; above = parentOf(above, byKey)) yield above
}

export const parentOf = (row: TreeRow, byKey: ReadonlyMap<string, TreeRow>): TreeRow | undefined =>
  row.parent === undefined ? undefined : byKey.get(row.parent)

export const rowElement = (tree: HTMLElement | null, key: string): HTMLElement | null =>
  tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null

function focusOn(tree: HTMLElement | null, key: string): boolean {
  const element = rowElement(tree, key)
  if (element && document.activeElement !== element) element.focus()
  return document.activeElement === element
}
