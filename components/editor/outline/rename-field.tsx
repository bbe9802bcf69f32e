import { useEffect, useRef } from 'react'

/**
 * The name of a node, written where it stands. Enter keeps it, Escape does not.
 *
 * @param onDone with the new name; without one where it stays
 */
export function RenameField({
  name,
  placeholder,
  onDone,
}: {
  name: string
  placeholder: string
  onDone: (name: string | undefined) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => field.current?.select(), [])
  const done = (name: string | undefined) => {
    if (!isDone.current) onDone(name)
    isDone.current = true
  }
  return (
    <input
      ref={field}
      // biome-ignore lint/a11y/noAutofocus: it is there because somebody wants to type here
      autoFocus
      aria-label="Name of the node"
      defaultValue={name}
      placeholder={placeholder}
      maxLength={80}
      onBlur={({ target }) => done(target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') done(event.currentTarget.value)
        if (event.key === 'Escape') done(undefined)
      }}
      className="h-7 w-full max-w-72 rounded-control border border-line-strong bg-panel px-2 font-semibold max-md:h-10"
    />
  )
}
