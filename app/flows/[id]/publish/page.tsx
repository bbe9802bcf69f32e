import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { pageFormats } from '@/components/format/page-formats'
import { PublishPage } from '@/components/publish/publish-page'
import { publishView } from '@/components/publish/publish-view'
import { carrierProblems } from '@/lib/api/carrier-problems'
import { pageServer } from '@/lib/page-server'
import { getFlow } from '@/lib/store/flows'
import { publishingOf } from '@/lib/store/publishing'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Publish' }

/** What publishing the draft would do, and the button that does it. */
export default async function Publish({ params }: PageProps<'/flows/[id]/publish'>) {
  const { db } = await pageServer()
  const { id } = await params
  const facts = await publishingOf(db, id, { personId: db.actor.id, carrierProblems })
  if (facts) return <PublishPage view={publishView(facts, new Date(), await pageFormats())} />
  // A draft that cannot be read is told of in the editor.
  if (await getFlow(db, id)) redirect(`/flows/${id}`)
  notFound()
}
