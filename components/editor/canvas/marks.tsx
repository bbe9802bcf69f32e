import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useEffect, useRef, useState } from 'react'
import { useEditorStore } from '../editor-context'
import type { FrameNode, NoteNode } from './to-canvas'

const HANDLE = 'size-2! rounded-xs! border-accent! bg-panel!'
const LINE = 'border-accent!'

/** A note stuck to the canvas. Callers never meet it. A double click or Enter writes in it. */
export const NoteCard = memo(function NoteCard({
  data: note,
  selected,
}: Pick<NodeProps<NoteNode>, 'data' | 'selected'>) {
  const store = useEditorStore()
  const [isWriting, setWriting] = useState(note.text === '' && selected)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isWriting) field.current?.focus()
  }, [isWriting])
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={60}
        handleClassName={HANDLE}
        lineClassName={LINE}
        onResizeEnd={(_, { width, height }) => store.getState().changeNote(note.id, { width, height })}
      />
      {isWriting ? (
        <textarea
          ref={field}
          aria-label="Note"
          value={note.text}
          onChange={(event) =>
            store.getState().changeNote(note.id, { text: event.target.value }, { gesture: `note:${note.id}` })
          }
          onBlur={() => {
            store.getState().endGesture()
            setWriting(false)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
          className={`nodrag nopan nowheel size-full resize-none ${NOTE}`}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the item around it has the focus; Enter is taken there
        <div
          onDoubleClick={() => setWriting(true)}
          className={`size-full overflow-hidden whitespace-pre-wrap ${NOTE}`}
        >
          {note.text || <span className="text-quiet">Double-click to write</span>}
        </div>
      )}
    </>
  )
})

const NOTE = 'rounded-control border border-decide/40 bg-decide/12 p-2.5 text-sm'

/** A titled frame around cards; it carries what stands in it. */
export const FrameBox = memo(function FrameBox({
  data: frame,
  selected,
}: Pick<NodeProps<FrameNode>, 'data' | 'selected'>) {
  const store = useEditorStore()
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={160}
        minHeight={80}
        handleClassName={HANDLE}
        lineClassName={LINE}
        onResizeEnd={(_, { x, y, width, height }) =>
          store.getState().changeFrame(frame.id, { x, y, width, height })
        }
      />
      <div
        className={`size-full rounded-panel border bg-text/3 ${selected ? 'border-accent' : 'border-line-strong'}`}
      >
        <input
          aria-label="Title of the frame"
          value={frame.title}
          placeholder="Frame"
          onChange={(event) =>
            store
              .getState()
              .changeFrame(frame.id, { title: event.target.value }, { gesture: `frame:${frame.id}` })
          }
          onBlur={() => store.getState().endGesture()}
          className="nodrag nopan m-1.5 w-[calc(100%-12px)] rounded-sm bg-transparent px-1.5 py-0.5 font-semibold placeholder:text-quiet"
        />
      </div>
    </>
  )
})
