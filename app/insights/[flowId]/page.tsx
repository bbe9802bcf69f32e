import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { pageFormats } from '@/components/format/page-formats'
import { CanvasView } from '@/components/insights/canvas-view'
import { CompareView } from '@/components/insights/compare-view'
import { daysBetween, spanWords } from '@/components/insights/days'
import { FiguresView } from '@/components/insights/figures-view'
import { Filters } from '@/components/insights/filters'
import { NoFigures } from '@/components/insights/no-figures'
import { addressOf, VIEWS, ViewTabs } from '@/components/insights/view-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { pageServer } from '@/lib/page-server'
import { readFigures } from '@/lib/store/insights/figures'
import { type LookedVersion, lookAt } from '@/lib/store/insights/look-at'
import { getVersion } from '@/lib/store/versions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Insights' }

/** What callers did in a flow: figures, the canvas of a version, or two versions compared (`?view=…`). */
export default async function FlowInsights({ params, searchParams }: PageProps<'/insights/[flowId]'>) {
  const { db } = await pageServer()
  const asked = texts(await searchParams)
  const looked = await lookAt(db, (await params).flowId, asked)
  if (!looked) notFound()
  const { versions, wanted, timeZone } = looked
  const view = VIEWS.find(({ id }) => id === asked.view)?.id ?? 'figures'
  const chosen = looked.version ?? (view === 'figures' ? undefined : (mostCalls(versions) ?? versions[0]))
  const drawn = chosen ?? versions.find(({ isLive }) => isLive) ?? versions[0]
  const version = drawn && (await getVersion(db, drawn.id))
  const figures = await readFigures(db, chosen ? { ...wanted, versionIds: [chosen.id] } : wanted)
  const second =
    view === 'compare'
      ? versions.find(({ number, id }) => String(number) === asked.with && id !== chosen?.id)
      : undefined
  const secondFigures = second && (await readFigures(db, { ...wanted, versionIds: [second.id] }))
  const formats = await pageFormats()
  const isEmpty = figures.calls === 0 && Object.keys(figures.nodes).length === 0

  return (
    <>
      <PageHeader title={looked.flowName}>
        <p className="flex flex-wrap gap-4 text-sm">
          <Link className="text-accent hover:underline" href="/insights">
            All flows
          </Link>
          <Link
            className="text-accent hover:underline"
            href={`/calls?${new URLSearchParams({ flow: looked.flowId, ...(chosen && { version: chosen.id }), from: wanted.from, to: wanted.to, test: String(wanted.isTest) })}`}
          >
            Calls behind this
          </Link>
        </p>
      </PageHeader>
      <ViewTabs flowId={looked.flowId} view={view} asked={asked} />
      {version && (
        <Filters
          versions={versions.map((one) => ({ number: one.number, name: nameOf(one) }))}
          version={chosen?.number ?? null}
          from={wanted.from}
          to={wanted.to}
          today={looked.today}
          isTest={wanted.isTest}
          timeZone={timeZone}
          needsVersion={view !== 'figures'}
        />
      )}
      {looked.isTestByChance && (
        <p role="status" className="mb-4 text-quiet text-sm">
          There are only test calls on these days, so those are shown.
        </p>
      )}
      {!version ? (
        <NoFigures flowId={looked.flowId} isPublished={false} />
      ) : isEmpty && view !== 'compare' ? (
        <NoFigures
          flowId={looked.flowId}
          isPublished
          widerHref={addressOf(looked.flowId, { ...asked, from: '2020-01-01' })}
        />
      ) : view === 'figures' ? (
        <FiguresView
          figures={figures}
          every={daysBetween(wanted.from, wanted.to, figures.days)}
          flow={version.document}
          flowName={`version ${version.number}`}
          timeZone={timeZone}
        />
      ) : view === 'canvas' ? (
        <CanvasView
          // Another version is another canvas.
          key={version.id}
          flow={version.document}
          figures={figures}
          where={{
            versionId: version.id,
            from: looked.since,
            to: looked.until,
            calls: wanted.isTest ? 'test' : 'real',
            timeZone,
          }}
        />
      ) : (
        <CompareView
          key={`${version.id} ${second?.id}`}
          flow={version.document}
          one={{ name: nameOf(drawn), figures, days: spanWords(drawn.span, formats) }}
          other={
            second && secondFigures
              ? { name: nameOf(second), figures: secondFigures, days: spanWords(second.span, formats) }
              : null
          }
          choices={versions
            .filter(({ id }) => id !== chosen?.id)
            .map((one) => ({ number: one.number, name: nameOf(one) }))}
          chosen={second?.number ?? null}
        />
      )}
    </>
  )
}

const nameOf = ({ number, isLive }: LookedVersion): string => `Version ${number}${isLive ? ' (live)' : ''}`

const mostCalls = (versions: LookedVersion[]): LookedVersion | undefined =>
  versions
    .filter(({ span }) => span !== undefined)
    .sort((a, b) => (b.span?.calls ?? 0) - (a.span?.calls ?? 0))[0]

const texts = (params: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
