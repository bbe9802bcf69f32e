import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something that wants a deliberate yes before anything is published. */
export const Doubt = ({
  title,
  tick,
  isTicked,
  onTick,
  children,
}: {
  title: string
  /** What one says yes to. */
  tick: string
  isTicked: boolean
  onTick: (isTicked: boolean) => void
  children?: ReactNode
}) => (
  <section className="rounded-panel border border-warn/50 bg-warn/6 p-3 text-sm">
    <h2 className="flex items-start gap-2 font-medium">
      <TriangleAlert size={15} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      {title}
    </h2>
    {children && <div className="mt-1 pl-[23px]">{children}</div>}
    <label className="mt-2 flex cursor-pointer items-center gap-2 pl-[23px] max-md:min-h-11">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={({ target }) => onTick(target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      {tick}
    </label>
  </section>
)
