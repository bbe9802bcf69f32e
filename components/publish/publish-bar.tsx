import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { buttonLook, iconButtonLook } from '../ui/button'
import type { PublishView } from './publish-view'

/** Which flow this is, and the ways back. `isOver`: what was live is not live any more. */
export const PublishBar = ({ flowId, name, live, isOver }: PublishView & { isOver: boolean }) => (
  <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-panel px-2 max-md:h-14">
    <Link
      href={`/flows/${flowId}`}
      aria-label="Back to the editor"
      title="Back to the editor"
      className={iconButtonLook}
    >
      <ChevronLeft size={17} aria-hidden />
    </Link>
    <h1 className="min-w-0 truncate font-semibold text-lg max-md:text-base">Publish {name}</h1>
    <p className="min-w-0 truncate text-quiet text-sm max-md:hidden">
      {isOver
        ? ''
        : live
          ? `Version ${live.number} is live since ${live.since}${live.author ? `, by ${live.author}` : ''}`
          : 'Not published yet'}
    </p>
    <Link href={`/flows/${flowId}/versions`} className={`${buttonLook('quiet')} ml-auto`}>
      Versions
    </Link>
  </header>
)
