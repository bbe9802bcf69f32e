import type { Wire } from '@/lib/flow/edit/node'
import { START_WIRE } from '../store/start-wire'
import { meantBy } from './to-canvas'

export type Point = { x: number; y: number }

/** Where a pointer is, of mouse or finger, in pixels of the window. */
export function pointOf(event: MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 }
}

/** The card that lies there. */
export function cardAt({ x, y }: Point): string | undefined {
  const found = document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__node')?.dataset.id
  return found !== undefined && meantBy(found).type === 'node' ? found : undefined
}

/** The wire that lies there, under whatever is dragged. */
export function wireAt({ x, y }: Point): Element | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const wire = element.closest('.react-flow__edge')
    if (wire) return wire
  }
  return undefined
}

/** A wire by its id. */
export function wireOfId(id: string): Wire {
  if (id === START_WIRE) return 'start'
  const colon = id.indexOf(':')
  return { node: id.slice(0, colon), exit: id.slice(colon + 1) }
}

/** Lights up one wire, and lets go of the one that was lit before. */
export function lightWire(wire: Element | undefined, root: Element | null) {
  for (const lit of root?.querySelectorAll('.react-flow__edge[data-lit]') ?? [])
    if (lit !== wire) lit.removeAttribute('data-lit')
  wire?.setAttribute('data-lit', '')
}
