import { nameFieldOf } from '../inspector/node-header'

const FIELDS = 'aside[aria-label="Inspector"] :is(input, select, textarea, button)'

/** Brings the focus from the outline to the settings of a node; without one, to those of the flow. */
export function goToInspector(nodeId: string | undefined) {
  // What is selected is shown first.
  requestAnimationFrame(() => {
    const field = nodeId === undefined ? null : document.getElementById(nameFieldOf(nodeId))
    const found = field ?? document.querySelector<HTMLElement>(FIELDS)
    found?.focus()
  })
}

/** And back to the row that the keys were on. False where no outline is shown. */
export function backToOutline(): boolean {
  const row = document.querySelector<HTMLElement>('[data-outline] [role="treeitem"][tabindex="0"]')
  row?.focus()
  return row !== null
}
