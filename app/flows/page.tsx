import type { Metadata } from 'next'
import { FlowsPage } from '@/components/flows/flows-page'
import { listedFlows } from '@/components/flows/listed-flows'
import { pictureOf } from '@/components/flows/picture'
import { pageFormats } from '@/components/format/page-formats'
import { Refresh } from '@/components/ui/refresh'
import { pageServer } from '@/lib/page-server'
import { templates } from '@/lib/samples'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Flows' }

/** Never change while the program runs. */
const OFFERS = templates.map(({ id, title, summary, document }) => ({
  id,
  title,
  summary,
  picture: pictureOf(document),
}))

/** All flows, and the ways to make a new one. */
export default async function Flows() {
  const { db } = await pageServer()
  return (
    <>
      <Refresh everySeconds={10} />
      <FlowsPage flows={await listedFlows(db, new Date(), await pageFormats())} offers={OFFERS} />
    </>
  )
}
