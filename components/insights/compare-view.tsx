'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import type { Flow } from '@/lib/flow/document'
import type { Figures } from '@/lib/store/insights/figures'
import { useFormats } from '../format/use-formats'
import { Field, inputLook } from '../ui/field'
import { Panel } from '../ui/panel'
import { differenceMarks } from './canvas-marks'
import { FigureTable } from './chart-panel'
import { useChange } from './filters'
import { tilesOf } from './tiles'

const Viewer = dynamic(() => import('../editor/viewer/viewer').then((module) => module.Viewer), {
  ssr: false,
})

export type ComparedSide = {
  name: string
  figures: Figures
  /** The days on which it had calls, in words. */
  days: string
}

/** Two versions side by side, and where callers went more or less often on the canvas of the first. */
export function CompareView({
  flow,
  one,
  other,
  choices,
  chosen,
}: {
  flow: Flow
  one: ComparedSide
  other: ComparedSide | null
  choices: { number: number; name: string }[]
  chosen: number | null
}) {
  const change = useChange()
  const formats = useFormats()
  const marks = useMemo(
    () => (other ? differenceMarks(flow, one.figures.nodes, other.figures.nodes, formats) : undefined),
    [flow, one, other, formats],
  )
  const [tiles, others] = [tilesOf(one.figures, formats), other ? tilesOf(other.figures, formats) : []]
  return (
    <>
      <Field label="Compare with" className="mb-4 w-fit">
        <select
          value={chosen ?? ''}
          onChange={({ target }) => change({ with: target.value })}
          className={`${inputLook} min-w-36`}
        >
          <option value="">Choose a version</option>
          {choices.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {other && marks ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Panel id="compared" title={`${one.name} and ${other.name}`}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
            <section aria-label="Figures" tabIndex={0} className="relative overflow-x-auto">
              <FigureTable
                caption="Figures of both versions"
                heads={['Figure', one.name, other.name, 'Difference']}
                rows={[
                  { key: 'days', cells: ['Days with calls', one.days, other.days, ''] },
                  ...tiles.map(({ title, value, share, means }, at) => {
                    const there = others[at]
                    return {
                      key: title,
                      cells: [
                        <span key={title} title={means}>
                          {title}
                        </span>,
                        value,
                        there?.value ?? '–',
                        typeof share === 'number' && typeof there?.share === 'number'
                          ? formats.points(share - there.share)
                          : '',
                      ],
                    }
                  }),
                ]}
              />
            </section>
            <p className="px-4 py-3 text-quiet text-xs">
              Each version has its own days: compare shares and times rather than counts.
            </p>
          </Panel>
          <Panel id="difference" title={`Where callers of ${one.name} went more or less often`}>
            <div className="h-[60dvh]">
              <Viewer flow={flow} label="Differences on the canvas" marks={marks} />
            </div>
          </Panel>
        </div>
      ) : (
        <p className="text-quiet text-sm">
          {choices.length === 0
            ? 'There is only one version. Publish another to compare them.'
            : 'Choose a second version to see both side by side.'}
        </p>
      )}
    </>
  )
}
