import Link from 'next/link'
import type { FlowSummary } from '@/lib/store/flows'
import type { Formats } from '../format/formats'
import { Empty } from '../ui/empty'
import { Panel } from '../ui/panel'

/** The flows, and which version of each new calls get. */
export const FlowsPanel = ({
  flows,
  now,
  formats: { glance, inFull },
}: {
  flows: FlowSummary[]
  now: Date
  formats: Formats
}) => (
  <Panel id="flows" title="Flows">
    {flows.length === 0 ? (
      <Empty title="No flows yet">
        A flow is what callers walk through.{' '}
        <Link className="text-accent underline" href="/flows">
          Make one
        </Link>
        , from scratch or from a template.
      </Empty>
    ) : (
      <ul>
        {flows.map(({ id, name, liveVersion, revision, updatedAt }) => (
          <li
            key={id}
            className="grid min-h-10 items-center gap-x-6 gap-y-0.5 border-line border-t px-4 py-2 text-sm first:border-t-0 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto] md:py-1"
          >
            <Link className="font-medium hover:underline" href={`/flows/${id}`}>
              {name}
            </Link>
            <span className={liveVersion ? '' : 'text-quiet'}>
              {liveVersion ? `Version ${liveVersion.number} is live` : 'Not published yet'}
              <span className="text-quiet"> · draft revision {revision}</span>
            </span>
            <time className="text-quiet" dateTime={updatedAt} title={inFull(updatedAt, 'UTC')}>
              changed {glance(updatedAt, 'UTC', now)} UTC
            </time>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)
