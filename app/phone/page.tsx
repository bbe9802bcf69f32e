import type { Metadata } from 'next'
import Link from 'next/link'
import { Phone } from '@/components/phone/phone'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { phoneNumber } from '@/lib/flow/numbers'
import { pageServer } from '@/lib/page-server'
import { ringableNumbers } from '@/lib/store/ringable-numbers'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Phone' }

/** The test phone: rings any sandbox number that a published flow answers. `?number=` says which. */
export default async function PhonePage({ searchParams }: PageProps<'/phone'>) {
  const { number } = await searchParams
  const { db, config } = await pageServer()
  const numbers = await ringableNumbers(db)
  return (
    <>
      <PageHeader title="Phone" />
      <div className="flex flex-col overflow-hidden rounded-panel border border-line bg-panel max-w-6xl max-md:h-[calc(100dvh-8.5rem)] max-md:min-h-[38rem] md:h-[calc(100dvh-7rem)] md:min-h-[36rem]">
        {numbers.length === 0 ? (
          <Empty title="Nothing to ring yet">
            This phone rings sandbox numbers whose flow is published. Open one of your{' '}
            <Link className="text-accent underline" href="/flows">
              flows
            </Link>{' '}
            and press <em>Try</em>: it gets a number there.
          </Empty>
        ) : (
          <Phone
            publicUrl={config.publicUrl}
            numbers={numbers}
            number={typeof number === 'string' ? phoneNumber(number) : undefined}
          />
        )}
      </div>
    </>
  )
}
