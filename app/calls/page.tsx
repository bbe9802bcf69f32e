import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { askedOf, filtersApart } from '@/components/calls/asked-calls'
import { COLUMNS_COOKIE, columnsOf } from '@/components/calls/call-columns'
import { CallsPage } from '@/components/calls/calls-page'
import { callsView, choicesFor } from '@/components/calls/calls-view'
import { includes } from '@/lib/access/roles'
import { pageServer } from '@/lib/page-server'
import { listViews } from '@/lib/store/call-views'
import { listNumbers } from '@/lib/store/numbers'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Calls' }

/** All calls, or those that fit what stands in the address; a page at a time, and live. */
export default async function Calls({ searchParams }: PageProps<'/calls'>) {
  const { db } = await pageServer()
  const asked = askedOf(await searchParams)
  const now = new Date()
  const [view, choices, numbers, views, jar] = await Promise.all([
    callsView(db, asked, now),
    choicesFor(db, filtersApart(asked)),
    listNumbers(db),
    listViews(db),
    cookies(),
  ])
  return (
    <CallsPage
      view={view}
      asked={asked}
      choices={{ ...choices, numbers: numbers.map(({ e164, label }) => ({ e164, label })) }}
      views={views.map(({ id, name, filters, columns }) => ({ id, name, filters, columns }))}
      columns={columnsOf(jar.get(COLUMNS_COOKIE)?.value)}
      mayEdit={includes(db.actor.role, 'editor')}
      renderedAt={now.toISOString()}
    />
  )
}
