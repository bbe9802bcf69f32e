import Link from 'next/link'
import { Empty } from '../ui/empty'

/** Nothing to show yet: why, and how to get the first call. */
export const NoFigures = ({
  flowId,
  isPublished,
  widerHref,
}: {
  flowId: string
  isPublished: boolean
  widerHref?: string
}) => (
  <div className="rounded-panel border border-line bg-panel">
    <Empty title={isPublished ? 'No calls on these days' : 'This flow was never published'}>
      {isPublished ? (
        <>
          Ring a number of this flow, or try it with the{' '}
          <Link className="text-accent underline" href="/phone">
            test phone
          </Link>
          : figures are here a moment later. Or look at{' '}
          <Link className="text-accent underline" href={widerHref ?? '/insights'}>
            all days
          </Link>
          .
        </>
      ) : (
        <>
          Figures are made of calls, and calls begin once a version is live.{' '}
          <Link className="text-accent underline" href={`/flows/${flowId}/publish`}>
            Publish it
          </Link>{' '}
          and give it a number.
        </>
      )}
    </Empty>
  </div>
)
