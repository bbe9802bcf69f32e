import type { Figures } from '@/lib/store/insights/figures'
import type { Formats } from '../format/formats'
import { lasted } from '../format/lasted'
import { useFormats } from '../format/use-formats'
import { RESULT_WORDS } from './words'

export type Tile = { title: string; value: string; means: string; share?: number | null }

/** The figures of calls as a whole, each with what it means in plain words. */
export function tilesOf(
  { calls, results, rates, firstChoice, person, averageSeconds }: Figures,
  { count, percent, soon }: Formats,
): Tile[] {
  const rate = (result: keyof Figures['rates']): Tile => ({
    title: RESULT_WORDS[result].title,
    value: percent(rates[result]),
    means: `${count(results[result])} ${results[result] === 1 ? 'call' : 'calls'}. ${RESULT_WORDS[result].means}`,
    share: rates[result],
  })
  const time = (title: string, spread: Figures['person'], means: string): Tile => ({
    title,
    value: spread.medianMs === null ? '–' : soon(spread.medianMs),
    means:
      spread.medianMs === null
        ? means
        : `${means} Median; nine of ten within ${soon(spread.nineTenthsMs ?? 0)}. Right to within a fifth.`,
  })
  return [
    {
      title: 'Calls',
      value: count(calls),
      means:
        results['in-progress'] > 0 ? `${count(results['in-progress'])} of them go on now.` : 'All are over.',
    },
    rate('contained'),
    rate('person'),
    rate('abandoned'),
    rate('unserved'),
    rate('failed'),
    time('Time to first choice', firstChoice, 'Until the flow first understood what was pressed or said.'),
    time('Time to a person', person, 'Until somebody who was rung picked up.'),
    {
      title: 'Average length',
      value: averageSeconds === null ? '–' : lasted(averageSeconds),
      means: 'Of the calls whose length is known.',
    },
  ]
}

export function Tiles({ figures }: { figures: Figures }) {
  const formats = useFormats()
  return (
    <dl className="mb-4 grid grid-cols-2 gap-3 md:grid-cols-3 2xl:grid-cols-5">
      {tilesOf(figures, formats).map(({ title, value, means }) => (
        <div key={title} className="rounded-panel border border-line bg-panel p-3">
          <dt className="text-quiet text-sm">{title}</dt>
          <dd className="font-semibold text-xl">{value}</dd>
          <dd className="mt-1 text-quiet text-xs">{means}</dd>
        </div>
      ))}
    </dl>
  )
}
