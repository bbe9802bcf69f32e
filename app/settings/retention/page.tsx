import type { Metadata } from 'next'
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
        <p className="text-sm">Owners say how long things are kept, and export or erase a caller’s data.</p>
      )}
    </>
  )
}

const serverZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
