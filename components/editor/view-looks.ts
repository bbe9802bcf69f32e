import { Columns2, ListTree, type LucideIcon, Workflow } from 'lucide-react'
import type { EditorView } from './view-choice'

/** What each view is called, in the top bar and among the commands. */
export const VIEW_LOOKS: Record<EditorView, { Icon: LucideIcon; label: string; words: string }> = {
  canvas: { Icon: Workflow, label: 'Canvas', words: 'Canvas only' },
  both: { Icon: Columns2, label: 'Both', words: 'Outline beside the canvas' },
  outline: { Icon: ListTree, label: 'Outline', words: 'Outline only' },
}
