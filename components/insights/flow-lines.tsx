import Link from 'next/link'
import type { CallResult } from '@/lib/store/insights/call-result'
import type { FlowLine } from '@/lib/store/insights/flows'
import type { Formats } from '../format/formats'
import { FigureTable } from './chart-panel'
import { RESULT_WORDS } from './words'

const SHOWN: CallResult[] = ['contained', 'person', 'abandoned', 'unserved']

/** Flows with how their callers fared, the busiest first. */
export function FlowLines({
  flows,
  lines,
  formats: { count, percent },
}: {
  flows: { id: string; name: string }[]
  lines: FlowLine[]
  formats: Formats
}) {
  const rows = flows
    .map((flow) => {
      const real = lines.find(({ flowId, isTest }) => flowId === flow.id && !isTest)?.results ?? {}
      const tests = lines.find(({ flowId, isTest }) => flowId === flow.id && isTest)?.results ?? {}
      return { ...flow, real, calls: sum(real), tests: sum(tests) }
    })
    .sort((a, b) => b.calls - a.calls || b.tests - a.tests || (a.name < b.name ? -1 : 1))
  return (
    <FigureTable
      caption="How the callers of each flow fared"
      heads={['Flow', 'Calls', ...SHOWN.map((result) => RESULT_WORDS[result].title), 'Test calls']}
      rows={rows.map(({ id, name, real, calls, tests }) => {
        const over = calls - (real['in-progress'] ?? 0)
        return {
          key: id,
          cells: [
            <Link key={id} href={`/insights/${id}`} className="font-medium text-accent hover:underline">
              {name}
            </Link>,
            count(calls),
            ...SHOWN.map((result) => percent(over > 0 ? (real[result] ?? 0) / over : null)),
            count(tests),
          ],
        }
      })}
    />
  )
}

const sum = (results: FlowLine['results']): number =>
  Object.values(results).reduce((total, number) => total + number, 0)
