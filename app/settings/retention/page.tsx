import type { Metadata } from 'next'
import { Gate } from '@/components/person/gate'
import { RetentionSettings } from '@/components/settings/retention/retention-settings'
import { PageHeader } from '@/components/ui/page-header'
import { includes } from '@/lib/access/roles'
import { pageServer } from '@/lib/page-server'
import { retentionState } from '@/lib/retention/page-data'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Retention and privacy' }

/** How long things are kept, and what there is of one caller. */
export default async function RetentionPage() {
  const { db } = await pageServer()
  return (
    <>
      <PageHeader title="Retention and privacy" />
      {includes(db.actor.role, 'owner') ? (
        <RetentionSettings first={await retentionState(db)} timeZone={serverZone()} />
      ) : (
        <Gate takes="owner" doing="Saying what is kept of callers" />
      )}
    </>
  )
}

const serverZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
