import { TriangleAlert } from 'lucide-react'
import type { ProblemMet } from './problems'

/** What went wrong on a call, each with what to do. */
export const ProblemsMet = ({ problems }: { problems: ProblemMet[] }) =>
  problems.length === 0 ? null : (
    <section aria-labelledby="problems" className="mb-4 rounded-panel border border-bad/40 bg-bad/6">
      <h2 id="problems" className="px-4 pt-2.5 font-semibold">
        {problems.length === 1 ? 'A problem was met' : `${problems.length} problems were met`}
      </h2>
      <ul className="px-4 pt-1 pb-3">
        {problems.map(({ what, why, todo, times }) => (
          <li key={`${what} ${why}`} className="flex items-baseline gap-2 py-0.5 text-sm">
            <TriangleAlert size={14} className="shrink-0 translate-y-0.5 text-bad" aria-hidden />
            <span className="min-w-0 break-words">
              <span className="font-medium">{what}</span>
              {times > 1 && <span className="text-quiet"> ({times} times)</span>}
              {why && <span>: {why}</span>}
              {todo && <span className="text-quiet"> {todo}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
