'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import type { Flow } from '@/lib/flow/document'
import type { Figures } from '@/lib/store/insights/figures'
import { useFormats } from '../format/use-formats'
import { Panel } from '../ui/panel'
import { ChartPanel, FigureTable } from './chart-panel'
import { HeatMap } from './heat-map'
import { exitName, nameOf, pathsOf, stepsOf } from './paths'
import { Tiles } from './tiles'
import { RESULT_ORDER, RESULT_WORDS } from './words'

const DaysChart = dynamic(() => import('./days-chart'), { ssr: false })
const PathsChart = dynamic(() => import('./paths-chart'), { ssr: false })

/** All figures of a flow or of one of its versions. */
export function FiguresView({
  figures,
  every,
  flow,
  flowName,
  timeZone,
}: {
  figures: Figures
  /** All days that are looked at, those without calls too. */
  every: string[]
  /** By whose wires the paths are told, and what it is called. */
  flow: Flow
  flowName: string
  timeZone: string
}) {
  const { count, day: dayOf } = useFormats()
  const steps = useMemo(() => stepsOf(flow, figures.nodes), [flow, figures])
  const paths = useMemo(() => pathsOf(flow, figures.nodes), [flow, figures])
  const shown = RESULT_ORDER.filter((result) => figures.results[result] > 0)
  return (
    <>
      <Tiles figures={figures} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
        <ChartPanel
          id="days"
          title="Calls over time"
          chart={<DaysChart days={figures.days} every={every} />}
          table={
            <FigureTable
              caption="Calls of each day"
              heads={['Day', 'Calls', ...shown.map((result) => RESULT_WORDS[result].title)]}
              rows={figures.days.map(({ day, calls, results }) => ({
                key: day,
                cells: [dayOf(day, 'utc'), count(calls), ...shown.map((result) => count(results[result]))],
              }))}
            />
          }
        />
        <ChartPanel
          id="paths"
          isWide
          title="Most used paths"
          note={`By the wires of ${flowName}. Steps that lead back stand in the table alone.`}
          chart={
            paths ? (
              <PathsChart paths={paths} />
            ) : (
              <p className="text-quiet text-sm">Nobody went from one node to another.</p>
            )
          }
          table={
            <FigureTable
              caption="How many callers went from node to node"
              heads={['From', 'By', 'To', 'Callers']}
              rows={steps.map(({ from, exit, to, callers }) => ({
                key: `${from}:${exit}`,
                cells: [nameOf(flow, from), exitName(flow, from, exit), nameOf(flow, to), count(callers)],
              }))}
            />
          }
        />
        <Panel id="hours" title="Busiest hours" aside={`Hours of ${timeZone}`} className="xl:col-span-2">
          <HeatMap hours={figures.hours} />
        </Panel>
        <Panel id="nodes" title="At each node" className="xl:col-span-2">
          <NodeTable flow={flow} nodes={figures.nodes} />
          {figures.came > 0 && (
            <p className="px-4 py-3 text-quiet text-xs">
              {count(figures.came)} of these callers came here from another flow. They count as calls of the
              flow that they began with.
            </p>
          )}
        </Panel>
      </div>
    </>
  )
}

function NodeTable({ flow, nodes }: { flow: Flow; nodes: Figures['nodes'] }) {
  const rows = Object.entries(nodes).sort(([, a], [, b]) => b.visits - a.visits)
  const { count, percent } = useFormats()
  const share = (part: number | undefined, whole: number) => (part ? percent(part / whole) : '–')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
    <section aria-label="Nodes" tabIndex={0} className="relative max-h-96 overflow-auto">
      <FigureTable
        caption="How callers went through each node"
        heads={['Node', 'Callers', 'Nothing heard', 'Something else', 'Hung up here']}
        rows={rows.map(([id, { visits, exits, hungUp }]) => ({
          key: id,
          cells: [
            nameOf(flow, id),
            count(visits),
            share(exits['no-input'], visits),
            share(exits['no-match'], visits),
            hungUp > 0 ? `${count(hungUp)} (${share(hungUp, visits)})` : '–',
          ],
        }))}
      />
    </section>
  )
}
