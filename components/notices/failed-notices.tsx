import Link from 'next/link'
import type { FailedNotice } from '@/lib/store/notices'
import { useFormats } from '../format/use-formats'

/** The last notices that nobody got, and why. */
export function FailedNotices({ failed, mostTries }: { failed: FailedNotice[]; mostTries: number }) {
  const { glance, inFull } = useFormats()
  if (failed.length === 0) return null
  const now = new Date()
  return (
    <div className="grid gap-2 border-line border-t p-4">
      <h3 className="font-medium text-sm">Did not arrive</h3>
      <ul className="grid gap-3">
        {failed.map(({ id, target, trouble, dueAt, tries, createdAt }) => (
          <li key={id} className="grid gap-0.5 text-sm">
            <div className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 break-all">{target}</span>
              <span className="text-quiet text-xs" suppressHydrationWarning>
                <time dateTime={createdAt} title={inFull(createdAt, 'UTC')}>
                  {glance(createdAt, 'UTC', now)} UTC
                </time>
                {' · '}
                {dueAt === null
                  ? `given up after ${tries} of ${mostTries} tries`
                  : `tried ${tries} of ${mostTries} times`}
              </span>
            </div>
            <span className="text-quiet">{trouble}</span>
          </li>
        ))}
      </ul>
      <p className="text-quiet text-xs">
        The messages themselves are under{' '}
        <Link href="/voicemail" className="text-accent underline">
          Voicemail
        </Link>
        .
      </p>
    </div>
  )
}
