import { colourOf } from '../../person/look'
import { useEditor } from '../editor-context'

/** On a card that somebody else has selected: an outline in their colour, and their name. */
export function Flag({ id, isFar }: { id: string; isFar: boolean }) {
  const other = useEditor(({ others }) => others.find(({ nodeId }) => nodeId === id))
  const more = useEditor(({ others }) => others.filter(({ nodeId }) => nodeId === id).length - 1)
  if (!other) return null
  const colour = colourOf(other.personId)
  return (
    <>
      <span
        aria-hidden
        style={{ outlineColor: colour }}
        className="pointer-events-none absolute -inset-1 rounded-[13px] outline-2"
      />
      <span
        role="img"
        aria-label={`${other.name} is here`}
        style={{ background: colour }}
        className={`pointer-events-none absolute -top-6 -left-1 max-w-[calc(100%-2.5rem)] truncate rounded-sm px-1.5 font-medium text-panel text-xs leading-[18px] ${isFar ? 'origin-bottom-left scale-150' : ''}`}
      >
        {other.name}
        {more > 0 && ` +${more}`}
      </span>
    </>
  )
}
