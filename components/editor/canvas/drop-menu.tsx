'use client'

import { Unplug } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { KindList } from '../palette/kind-list'
import type { Point } from './under-pointer'

const SIZE = { width: 260, height: 380 }

/** The kinds, where a wire was dropped on empty canvas or where somebody wants to add a node. */
export function DropMenu({
  at,
  within,
  onPick,
  onUnplug,
  onClose,
}: {
  /** In pixels of the window. */
  at: Point
  within: DOMRect
  onPick: (kind: string) => void
  /** Takes the wire away that is led from here, where there is one. */
  onUnplug?: () => void
  onClose: () => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: at.x - within.left, top: at.y - within.top })

  useLayoutEffect(() => {
    setPlace({
      left: Math.max(8, Math.min(at.x - within.left, within.width - SIZE.width - 8)),
      top: Math.max(8, Math.min(at.y - within.top, within.height - SIZE.height - 8)),
    })
  }, [at, within])

  useEffect(() => {
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose()
    }
    document.addEventListener('pointerdown', leave, true)
    return () => document.removeEventListener('pointerdown', leave, true)
  }, [onClose])

  return (
    <div
      ref={box}
      role="dialog"
      aria-label="Add a node here"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      style={{ ...place, width: SIZE.width, maxHeight: Math.min(SIZE.height, within.height - 16) }}
      className="absolute z-20 flex flex-col rounded-panel border border-line-strong bg-raised shadow-lg"
    >
      <KindList onPick={onPick} autoFocus dense />
      {onUnplug && (
        <button
          type="button"
          onClick={onUnplug}
          className="m-2 mt-0 flex h-8 items-center gap-2 rounded-control border-line border-t px-2 text-sm hover:bg-hover"
        >
          <Unplug size={14} aria-hidden />
          Leave this exit unwired
        </button>
      )}
    </div>
  )
}
