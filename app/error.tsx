'use client'

import { Empty } from '@/components/ui/empty'

/** A page could not be made: mostly the database is away. Calls are answered all the same. */
export default function PageError({ reset }: { reset: () => void }) {
  return (
    <Empty title="This page cannot be shown just now">
      <p>
        The database does not answer, or something else went wrong; the log of the dashboard says what. Calls
        are answered by the voice server, which does not depend on this page.
      </p>
      <button
        type="button"
        onClick={reset}
        className="mt-3 h-8 rounded-control border border-line-strong bg-panel px-3 font-medium text-text hover:bg-hover max-md:h-11"
      >
        Try again
      </button>
    </Empty>
  )
}
