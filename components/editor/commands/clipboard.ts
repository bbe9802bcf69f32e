import { toast } from 'sonner'
import type { Pasted } from '@/lib/flow/edit/clipboard'
import { misfitText } from '@/lib/flow/misfit-text'
import { openFind } from '../find/open-find'
import type { EditorStore } from '../store/editor-store'
import type { Desk } from './desk'

/** What is selected, as the text that goes onto the clipboard; nothing where nothing is selected. */
export function copiedText(store: EditorStore): string | undefined {
  const copied = store.getState().copy()
  return copied && JSON.stringify(copied, null, 2)
}

/** Copies by the browser's own clipboard, for who asked by name and not by keys. Gives whether it is there now. */
export async function copyToClipboard(store: EditorStore): Promise<boolean> {
  const text = copiedText(store)
  if (text === undefined) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    toast('This browser lets only the keys copy.', { description: 'Press Ctrl C (on a Mac ⌘ C) instead.' })
    return false
  }
}

export async function pasteFromClipboard(desk: Desk) {
  try {
    paste(desk, await navigator.clipboard.readText())
  } catch {
    toast('This browser lets only the keys paste.', { description: 'Press Ctrl V (on a Mac ⌘ V) instead.' })
  }
}

/** Pastes text in the middle of what is seen, and tells what has to be known about it. */
export function paste({ store, view }: Desk, text: string) {
  const middle = view.current?.middle() ?? { x: 0, y: 0 }
  const at = unlike(store, { x: Math.round(middle.x - 120), y: Math.round(middle.y - 80) })
  const pasted = store.getState().paste(text, at)
  const [first] = pasted.added
  if (first !== undefined) {
    view.current?.reveal(first)
    view.current?.focus(first)
  }
  tell(store, pasted, text)
}

/** What was pasted twice must not lie on itself. */
function unlike(store: EditorStore, at: { x: number; y: number }): { x: number; y: number } {
  const { layout } = store.getState().flow
  let { x, y } = at
  while (Object.values(layout).some((other) => other.x === x && other.y === y)) {
    x += 32
    y += 32
  }
  return { x, y }
}

function tell(store: EditorStore, { added, notes, clashes, problems }: Pasted, text: string) {
  if (problems.length > 0) {
    toast.error('Nothing was pasted.', { description: reason(problems, text) })
    return
  }
  const count = added.length + notes.length
  const what = added.length === 0 ? 'note' : notes.length === 0 ? 'node' : 'node and note'
  const title = `Pasted ${count === 1 ? `a ${what}` : `${count} ${what.replaceAll(/\b(node|note)\b/g, '$1s')}`}.`
  const [variable] = clashes
  if (variable === undefined) return
  toast.warning(title, {
    description: clashText(clashes),
    duration: 20_000,
    action: { label: 'Show where', onClick: () => openFind(store, `uses:${variable}`) },
  })
}

/** Which variables two parts of the flow share now, and what to do about it. */
export function clashText(clashes: readonly string[]): string {
  const names = clashes.map((name) => `“${name}”`)
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
  return clashes.length === 1
    ? `The variable ${listed} was set in this flow before; both parts share it now. Rename it in one of them if they mean different things.`
    : `The variables ${listed} were set in this flow before; both parts share them now. Rename them in one part if they mean different things.`
}

function reason(problems: Pasted['problems'], text: string): string {
  const [first] = problems
  if (!first) return ''
  const others = problems.length > 1 ? ` And ${problems.length - 1} more.` : ''
  if (first.path === '') return `${first.message}${others}`
  const { where, what } = misfitText(first, parsed(text))
  return `${where} ${what}.${others}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
