import { type RefObject, useEffect } from 'react'
import { useEditor, useEditorStore } from '../editor-context'

const CONTROLS = 'input:not([type="radio"]:not(:checked)), select, textarea, button'

/** Brings the focus to the field that a problem is about, once, when somebody asks for it. */
export function useLeadToField(root: RefObject<HTMLElement | null>, nodeId: string) {
  const store = useEditorStore()
  const wanted = useEditor(({ wantedField }) => (wantedField?.nodeId === nodeId ? wantedField : null))
  useEffect(() => {
    if (!wanted || !root.current) return
    leadTo(root.current, wanted.field)
    store.setState({ wantedField: null })
  }, [wanted, store, root])
}

/** The field of that path, or the nearest around it: what is there of a list when the row itself is gone. */
function leadTo(root: HTMLElement, path: string) {
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const outer = CSS.escape(steps.slice(0, length).join('.'))
    const field = root.querySelector<HTMLElement>(`[data-field="${outer}"]`)
    if (!field) continue
    unfold(field)
    field.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true })
    field.scrollIntoView({ block: 'center' })
    return
  }
}

function unfold(field: HTMLElement) {
  const folded = field.parentElement?.closest('details')
  if (!folded) return
  folded.open = true
  unfold(folded)
}
