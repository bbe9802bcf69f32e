import { memo } from 'react'
import type { FrameNode, NoteNode } from '../canvas/to-canvas'

/** A note, to be read. */
export const ViewedNote = memo(function ViewedNote({ data: { text } }: Pick<NoteNode, 'data'>) {
  return (
    <div className="size-full overflow-hidden whitespace-pre-wrap rounded-control border border-decide/40 bg-decide/12 p-2.5 text-sm">
      {text}
    </div>
  )
})

/** A titled frame around cards. */
export const ViewedFrame = memo(function ViewedFrame({ data: { title } }: Pick<FrameNode, 'data'>) {
  return (
    <div className="size-full rounded-panel border border-line-strong bg-text/3 px-3 py-2 font-semibold">
      {title}
    </div>
  )
})
