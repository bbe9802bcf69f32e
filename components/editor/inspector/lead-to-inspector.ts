import { nameFieldOf } from './node-header'

/** Puts the focus on the name of the node that is selected, with the name marked: what is typed takes its place. */
export const leadToName = (nodeId: string) =>
  afterDrawing(() => {
    const field = document.getElementById(nameFieldOf(nodeId))
    if (field instanceof HTMLInputElement) {
      field.focus()
      field.select()
    }
  })

/** Puts the focus on the first thing that can be set: for a node that speaks, what it says. */
export const leadToSettings = () =>
  afterDrawing(() => {
    const inspector = document.querySelector('[aria-label="Inspector"]')
    inspector?.querySelector<HTMLElement>('section :is(textarea, input, select, button), select')?.focus()
  })

/** The inspector shows what is selected a moment after it is. */
function afterDrawing(lead: () => void) {
  requestAnimationFrame(() => requestAnimationFrame(lead))
}
