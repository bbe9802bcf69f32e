import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Position } from '@/lib/flow/edit/node'
import type { CanvasNode } from './to-canvas'

/** Where items stand for the moment, in place of where the flow has them: under the hand, or on their way. */
export type Held = ReadonlyMap<string, Position>

const NOTHING_HELD: Held = new Map()
const MILLISECONDS = 170
/** Shorter ways are gone at once: the arrow keys move by less. */
const FAR_ENOUGH = 40
/** Nobody can follow more than this, and they would not glide but jerk. */
const MOST = 300

/**
 * Lets cards that were moved by something else than the hand (tidy, undo, somebody else) glide to their places, so that one
 * sees where they went. The hand holds items while it drags, and lets go when the flow has them again.
 */
export function useGlide(placed: CanvasNode[]) {
  const [held, setHeld] = useState(NOTHING_HELD)
  const before = useRef(placed)
  const running = useRef(0)
  const byHand = useRef(false)

  useLayoutEffect(() => {
    const ways = before.current === placed || byHand.current ? [] : waysFarEnough(before.current, placed)
    before.current = placed
    byHand.current = false
    if (ways.length === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const begun = performance.now()
    const frame = () => {
      const done = Math.min(1, (performance.now() - begun) / MILLISECONDS)
      setHeld(done === 1 ? NOTHING_HELD : along(ways, 1 - (1 - done) ** 3))
      if (done < 1) running.current = requestAnimationFrame(frame)
    }
    cancelAnimationFrame(running.current)
    setHeld(along(ways, 0))
    running.current = requestAnimationFrame(frame)
  }, [placed])

  useEffect(() => () => cancelAnimationFrame(running.current), [])

  const hold = useCallback((next: Held) => {
    cancelAnimationFrame(running.current)
    setHeld(next)
  }, [])

  /** What was held stands in the flow where the hand left it. */
  const letGo = useCallback(() => {
    byHand.current = true
    setHeld(NOTHING_HELD)
  }, [])

  return { held, hold, letGo }
}

type Way = { id: string; from: Position; to: Position }

function waysFarEnough(before: CanvasNode[], placed: CanvasNode[]): Way[] {
  const was = new Map(before.map(({ id, position }) => [id, position]))
  const ways = placed.flatMap(({ id, position: to }): Way[] => {
    const from = was.get(id)
    return from && (from.x !== to.x || from.y !== to.y) ? [{ id, from, to }] : []
  })
  if (ways.length > MOST) return []
  return ways.some(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y) > FAR_ENOUGH) ? ways : []
}

const along = (ways: Way[], share: number): Held =>
  new Map(
    ways.map(({ id, from, to }) => [
      id,
      { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
    ]),
  )
