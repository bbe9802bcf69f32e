'use client'

import { Download } from 'lucide-react'
import type { MisfitText } from '@/lib/flow/misfit-text'
import { Button, buttonLook } from '../../ui/button'
import { useEditor, useEditorStore } from '../editor-context'

/**
 * What of a stored document could not be read. Nothing is stored over it before somebody has looked, and never where a newer
 * program has written it: that one knows what the rest means.
 */
export function Unreadable({ problems, isNewer }: { problems: readonly MisfitText[]; isNewer: boolean }) {
  const store = useEditorStore()
  const flowId = useEditor((state) => state.flowId)
  return (
    <section
      aria-label="Not everything could be read"
      className="flex items-start gap-x-6 gap-y-3 border-warn border-b bg-warn/10 px-4 py-3 text-sm max-md:flex-col"
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {isNewer
            ? 'A newer Patchbay has saved this flow. Update this one to change it; until then it is only to read.'
            : 'Not everything in this flow could be read. Here is what could; what is stored stays as it is.'}
        </p>
        <ul
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the arrow keys
          tabIndex={0}
          aria-label="What could not be read"
          className="mt-1 max-h-24 list-disc overflow-y-auto pl-5 text-quiet"
        >
          {problems.map(({ where, what }) => (
            <li key={`${where} ${what}`} className="break-words">
              <span className="text-text">{where}</span> {what}
            </li>
          ))}
        </ul>
      </div>
      <div className="flex shrink-0 flex-wrap gap-2">
        <a href={`/internal/flows/${encodeURIComponent(flowId)}/export`} className={buttonLook('plain')}>
          <Download size={15} aria-hidden />
          Keep what is stored as a file
        </a>
        {!isNewer && (
          <Button onClick={() => store.setState({ isReadOnly: false })}>Go on with what could be read</Button>
        )}
      </div>
    </section>
  )
}
