import Link from 'next/link'
import type { AuditRecord } from '@/lib/store/audit-log'
import type { Formats } from '../format/formats'
import { actionWords, detailWords, subjectOf } from './words'

const KINDS: Record<string, string> = { key: 'API key', system: 'the program itself' }

/** Entries, newest first, each with all that was written down. */
export const AuditTable = ({
  entries,
  now,
  formats,
}: {
  entries: AuditRecord[]
  now: Date
  formats: Formats
}) => (
  <table className="w-full text-sm">
    <thead className="sr-only md:not-sr-only">
      <tr className="text-left text-quiet text-xs *:px-4 *:pt-2 *:pb-1 *:font-normal">
        <th className="w-36">When (UTC)</th>
        <th className="w-52">Who</th>
        <th>What</th>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} now={now} formats={formats} />
      ))}
    </tbody>
  </table>
)

function Entry({
  entry,
  now,
  formats: { glance, inFull },
}: {
  entry: AuditRecord
  now: Date
  formats: Formats
}) {
  const { at, actor, address, action } = entry
  const subject = subjectOf(entry)
  const from = [KINDS[actor.kind], address].filter(Boolean).join(' · ')
  return (
    <tr className="border-line border-t align-top max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-4 max-md:px-4 max-md:py-2.5 md:*:px-4 md:*:py-2.5 first:border-t-0">
      <td className="text-quiet max-md:order-2 max-md:text-right">
        <time dateTime={at} title={inFull(at, 'UTC')}>
          {glance(at, 'UTC', now)}
        </time>
      </td>
      <td className="min-w-0 max-md:order-1">
        <span className="break-words font-medium">{actor.name}</span>
        {from && <span className="block break-all text-quiet text-xs">{from}</span>}
      </td>
      <td className="min-w-0 max-md:order-3 max-md:col-span-2 max-md:mt-1">
        {actionWords(action)}
        {subject.label && (
          <>
            {': '}
            {subject.href ? (
              <Link href={subject.href} className="break-words text-accent hover:underline">
                {subject.label}
              </Link>
            ) : (
              <span className="break-words">{subject.label}</span>
            )}
          </>
        )}
        <Details entry={entry} />
      </td>
    </tr>
  )
}

function Details({ entry }: { entry: AuditRecord }) {
  const details = detailWords(entry)
  if (details.length === 0) return null
  return (
    <dl className="mt-0.5 flex flex-wrap gap-x-3 text-quiet text-xs">
      {details.map(({ name, value }) => (
        <div key={name} className="flex min-w-0 gap-1">
          <dt>{name}</dt>
          <dd className="min-w-0 break-words text-text">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
