import type { Metadata } from 'next'
import { ApiKeysPage } from '@/components/api-keys/api-keys-page'
import { pageFormats } from '@/components/format/page-formats'
import { readPreferences } from '@/components/profile/preferences'
import { pageServer, signedIn } from '@/lib/page-server'
import { listApiKeys } from '@/lib/store/api-keys'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'API keys' }

/** What programs use the REST API with. */
export default async function ApiKeys() {
  const { db } = await pageServer('owner')
  const { timeZone } = readPreferences((await signedIn())?.preferences ?? '')
  const now = new Date()
  const { glance } = await pageFormats()
  const keys = await listApiKeys(db)
  return (
    <ApiKeysPage
      keys={keys.map(({ id, name, role, madeBy, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        name,
        role,
        made: `${madeBy ? `by ${madeBy}, ` : ''}${glance(createdAt, timeZone, now)}`,
        used: lastUsedAt ? `last used ${glance(lastUsedAt, timeZone, now)}` : 'never used',
        ends: expiresAt ? glance(expiresAt, timeZone, now) : null,
        isOver: expiresAt !== null && expiresAt <= now.toISOString(),
      }))}
    />
  )
}
