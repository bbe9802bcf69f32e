import Link from 'next/link'
import { useFormats } from '../format/use-formats'
import { Button } from '../ui/button'
import { type Asked, addressOf, atTheTop } from './asked-calls'
import type { CallsView } from './calls-view'

/** The ways to older and newer calls; where a search stopped early, the way to go on with it. */
export function PageLinks({
  view: { next, previous, searchedTo, timeZone, calls },
  asked,
  goOn,
  isGoingOn,
}: {
  view: CallsView
  asked: Asked
  goOn: () => void
  isGoingOn: boolean
}) {
  const { inFull } = useFormats()
  const top = atTheTop(asked)
  const isDeep = Boolean(asked.before || asked.after)
  return (
    <nav aria-label="Pages of the list" className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      {isDeep && (
        <Link className={LINK} href={addressOf(top)}>
          Newest
        </Link>
      )}
      {isDeep && previous && (
        <Link className={LINK} href={addressOf({ ...top, after: previous })}>
          Newer
        </Link>
      )}
      {next && !searchedTo && (
        <Link className={LINK} href={addressOf({ ...top, before: next })}>
          Older
        </Link>
      )}
      {searchedTo && (
        <>
          <span className="text-quiet">Looked back to {inFull(searchedTo, timeZone)}.</span>
          <Button onClick={goOn} disabled={isGoingOn}>
            {isGoingOn ? 'Looking …' : 'Look further back'}
          </Button>
        </>
      )}
      {!next && calls.length > 0 && <span className="text-quiet">This is the end of the list.</span>}
      {calls.length > 0 && <span className="ml-auto text-quiet text-xs">Times in {timeZone}</span>}
    </nav>
  )
}

const LINK = 'inline-flex items-center font-medium text-accent hover:underline max-md:min-h-11'
