import type { Metadata } from 'next'
import { listedNumbers } from '@/components/numbers/listed-numbers'
import { readMoment, todayIn } from '@/components/numbers/moment'
import { NumbersPage } from '@/components/numbers/numbers-page'
import { Refresh } from '@/components/ui/refresh'
import { carrierTitles } from '@/lib/carriers'
import { FICTIONAL_RANGES, nextFictionalNumber } from '@/lib/carriers/sandbox/fictional-numbers'
import { written } from '@/lib/flow/numbers'
import { pageServer } from '@/lib/page-server'
import { listFlows } from '@/lib/store/flows'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Numbers' }

/** All numbers, who answers each now and at another moment (`?at=18:00&on=2026-12-24`), and what can be done to them. */
export default async function Numbers({ searchParams }: PageProps<'/numbers'>) {
  const { db } = await pageServer()
  const now = new Date()
  const asked = readMoment(await searchParams)
  const [numbers, flows] = await Promise.all([listedNumbers(db, now, asked), listFlows(db)])
  const taken = new Set(numbers.map(({ e164 }) => e164))
  return (
    <>
      <Refresh everySeconds={10} />
      <NumbersPage
        numbers={numbers}
        asked={asked}
        today={todayIn(numbers.find(({ flow }) => flow)?.timeZone ?? 'UTC', now)}
        flows={flows
          .filter(({ archivedAt }) => archivedAt === null)
          .map(({ id, name, liveVersion }) => ({ id, name, liveVersion: liveVersion?.number ?? null }))}
        carriers={Object.entries(carrierTitles).map(([name, title]) => ({ name, title }))}
        ranges={FICTIONAL_RANGES.map(({ id, title, ...range }) => {
          const next = nextFictionalNumber(taken, { id, title, ...range })
          return { id, title, next: next ? written(next) : '' }
        })}
      />
    </>
  )
}
