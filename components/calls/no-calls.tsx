import Link from 'next/link'
import { buttonLook } from '../ui/button'
import { Empty } from '../ui/empty'
import type { CallsView } from './calls-view'

/** Why there is no call to be seen, and what to do about it. */
export function NoCalls({
  view,
  isNarrowed,
  isDeep,
  onClear,
}: {
  view: CallsView
  isNarrowed: boolean
  isDeep: boolean
  onClear: () => void
}) {
  if (!view.isAny)
    return (
      <Empty title="No calls yet">
        <p>Ring a number: the call shows up here while it goes on.</p>
        <Link href="/phone" className={`${buttonLook('primary')} mt-3`}>
          Ring one from the browser
        </Link>
      </Empty>
    )
  if (view.searchedTo) return <Empty title="Nothing so far">There may be calls further back.</Empty>
  if (isDeep) return <Empty title="No older calls">This is the end of the list.</Empty>
  if (!isNarrowed) return <Empty title="No calls here">They were deleted, or are yet to come.</Empty>
  return (
    <Empty title="No call fits these filters">
      <button
        type="button"
        onClick={onClear}
        className="cursor-pointer font-medium text-accent underline max-md:min-h-11"
      >
        Clear the filters
      </button>
    </Empty>
  )
}
