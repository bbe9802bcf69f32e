'use client'

import { Dialog } from '../ui/dialog'
import type { Hint, Source } from './command'
import { Keys } from './shown-keys'

/** Every key there is on this page, by group. */
export function Shortcuts({ sources, onClose }: { sources: readonly Source[]; onClose: () => void }) {
  const groups = new Map<string, Hint[]>()
  for (const { commands, hints = [] } of sources) {
    const withKeys = commands.flatMap(({ group, keys, title }): Hint[] =>
      keys ? [{ group, keys, title }] : [],
    )
    for (const hint of [...withKeys, ...hints])
      groups.set(hint.group, [...(groups.get(hint.group) ?? []), hint])
  }
  return (
    <Dialog title="Shortcuts" isWide onClose={onClose}>
      <div className="gap-10 sm:columns-2 lg:columns-3">
        {[...groups].map(([group, hints]) => (
          <section key={group} aria-label={group} className="mb-6 break-inside-avoid">
            <h3 className="mb-1.5 font-semibold text-sm">{group}</h3>
            <dl className="space-y-0.5">
              {hints.map(({ title, keys }) => (
                <div key={title} className="flex min-h-7 items-center justify-between gap-3 text-sm">
                  <dt className="text-quiet">{title}</dt>
                  <dd className="flex flex-wrap items-center justify-end gap-x-1.5 gap-y-0.5 text-quiet text-xs">
                    {keys.map((one, at) => (
                      <span key={one} className="flex items-center gap-1.5">
                        {at > 0 && 'or'}
                        <Keys keys={one} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
