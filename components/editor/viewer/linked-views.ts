import type { Viewport } from '@xyflow/react'

/** Canvases that are looked at side by side: where one goes, the others go. */
export type LinkedViews = {
  join: (follow: (to: Viewport) => void) => { moved: (to: Viewport) => void; leave: () => void }
}

export function linkViews(): LinkedViews {
  const views = new Set<(to: Viewport) => void>()
  // A view that follows says so too; what everybody knows already is not told again.
  let known: Viewport | undefined
  return {
    join: (follow) => {
      views.add(follow)
      return {
        moved: (to) => {
          if (known && known.x === to.x && known.y === to.y && known.zoom === to.zoom) return
          known = to
          for (const view of views) if (view !== follow) view(to)
        },
        leave: () => views.delete(follow),
      }
    },
  }
}
