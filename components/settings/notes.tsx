import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'

/** Something is being asked of a carrier, which takes its time. */
export const Waiting = ({ children }: { children: ReactNode }) => (
  <p role="status" className="flex items-center gap-2 text-quiet text-sm">
    <LoaderCircle size={14} aria-hidden className="motion-safe:animate-spin" />
    {children}
  </p>
)

/** A step that did not work: why, and the way to try it again. */
export const Failed = ({ message, onRetry }: { message: string; onRetry?: () => void }) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
    <p role="alert" className="flex min-w-0 flex-1 basis-60 gap-2 text-sm">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />
      <span className="min-w-0 break-words">{message}</span>
    </p>
    {onRetry && <Button onClick={onRetry}>Try again</Button>}
  </div>
)

export const Good = ({ children }: { children: ReactNode }) => (
  <p role="status" className="flex gap-2 text-sm">
    <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
    <span className="min-w-0 break-words">{children}</span>
  </p>
)

export const Warning = ({ children }: { children: ReactNode }) => (
  <p className="flex gap-2 text-sm">
    <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
    <span className="min-w-0 break-words">{children}</span>
  </p>
)
