'use client'

import type { ReadProblem } from '@/lib/flow/migrations'

/** What of a stored document could not be read. Nothing is stored over it before somebody has looked. */
export function Unreadable({
  problems,
  onAccept,
}: {
  problems: readonly ReadProblem[]
  onAccept: () => void
}) {
  return (
    <section
      aria-label="Not everything could be read"
      className="flex items-start gap-4 border-warn border-b bg-warn/10 px-4 py-2.5 text-sm"
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          Not everything in this flow could be read. Here is what could; what is stored stays as it is.
        </p>
        <ul className="mt-1 max-h-32 list-disc overflow-y-auto pl-5 text-quiet">
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path && <code className="font-mono text-xs">{path}</code>} {message}
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        onClick={onAccept}
        className="h-8 shrink-0 rounded-control border border-line-strong bg-panel px-3 font-medium hover:bg-hover"
      >
        Go on with what could be read
      </button>
    </section>
  )
}
