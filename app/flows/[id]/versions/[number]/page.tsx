import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageFormats } from '@/components/format/page-formats'
import { phone } from '@/components/format/phone'
import { unpublishedOf } from '@/components/versions/unpublished'
import { VersionPage } from '@/components/versions/version-page'
import { pageServer } from '@/lib/page-server'
import type { Database } from '@/lib/store/database'
import { type FlowRecord, getFlow } from '@/lib/store/flows'
import { numbersOfFlow } from '@/lib/store/publishing'
import { versionHistory } from '@/lib/store/version-history'
import { versionNumbered } from '@/lib/store/versions'

export const dynamic = 'force-dynamic'

type Props = PageProps<'/flows/[id]/versions/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Version ${(await params).number}` }
}

/** One version, alone or beside another one (`?compare=3`, `?compare=draft`). */
export default async function Version({ params, searchParams }: Props) {
  const { db } = await pageServer()
  const { id, number: text } = await params
  const number = numberIn(text)
  const [flow, version, versions, numbers] = await Promise.all([
    getFlow(db, id),
    number === undefined ? undefined : versionNumbered(db, id, number),
    versionHistory(db, id),
    numbersOfFlow(db, id),
  ])
  const past = versions.find((one) => one.number === number)
  if (!flow || !version || !past) notFound()
  const { compare } = await searchParams
  const timeZone = version.document.settings.timeZone
  const { inFull } = await pageFormats()
  const hashes = versions.map(({ hash }) => hash)
  return (
    <VersionPage
      // Another version is another page, whose canvas begins anew.
      key={version.id}
      flowId={id}
      number={version.number}
      isLive={past.isLive}
      published={`${version.author ? `${version.author}, ` : ''}${inFull(version.createdAt, timeZone)}`}
      note={version.note}
      facts={[
        { label: 'Calls', value: String(past.calls) },
        ...(past.lastCallAt ? [{ label: 'Last call', value: inFull(past.lastCallAt, timeZone) }] : []),
        ...(past.pinnedBy.length > 0
          ? [{ label: 'Always answers', value: past.pinnedBy.map(phone).join(', ') }]
          : []),
      ]}
      numbers={numbers.map(({ e164 }) => phone(e164))}
      own={{ name: nameOf(past), document: version.document }}
      other={
        typeof compare === 'string' ? await otherSide(db, flow, version.number, compare, versions) : null
      }
      choices={[
        ...(flow.draft ? [{ key: 'draft', name: 'Draft' }] : []),
        ...versions
          .filter((one) => one.number !== version.number)
          .map((one) => ({ key: String(one.number), name: nameOf(one) })),
      ]}
      lost={(await unpublishedOf(db, id, flow.draft, hashes)).lost}
    />
  )
}

async function otherSide(
  db: Database,
  flow: FlowRecord,
  own: number,
  wanted: string,
  versions: { number: number; isLive: boolean }[],
) {
  if (wanted === 'draft')
    return flow.draft && { key: wanted, name: 'Draft', document: flow.draft, isLater: true }
  const past = versions.find(({ number }) => number === numberIn(wanted) && number !== own)
  const version = past && (await versionNumbered(db, flow.id, past.number))
  return version
    ? { key: wanted, name: nameOf(past), document: version.document, isLater: past.number > own }
    : null
}

const nameOf = ({ number, isLive }: { number: number; isLive: boolean }): string =>
  `Version ${number}${isLive ? ' (live)' : ''}`

const numberIn = (text: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
