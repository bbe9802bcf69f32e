'use client'

import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Figures } from '@/lib/store/insights/figures'
import { useFormats } from '../format/use-formats'
import { RESULT_ORDER, RESULT_WORDS } from './words'

/** Calls over time: a bar a day, by what became of them. */
export default function DaysChart({ days, every }: { days: Figures['days']; every: string[] }) {
  const byDay = new Map(days.map((one) => [one.day, one.results]))
  const formats = useFormats()
  const data = every.map((day) => ({ day: formats.dayOfYear(day, 'utc', 'short'), ...byDay.get(day) }))
  const shown = RESULT_ORDER.filter((result) => days.some(({ results }) => results[result] > 0))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={data} margin={{ left: 0, right: 8, top: 8 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="day" tick={TICK} stroke="var(--color-line-strong)" minTickGap={16} />
        <YAxis
          allowDecimals={false}
          tick={TICK}
          tickFormatter={(calls: number) => formats.count(calls)}
          stroke="var(--color-line-strong)"
          width={48}
        />
        <Tooltip cursor={{ fill: 'var(--color-hover)' }} contentStyle={TIP} />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        {shown.map((result) => (
          <Bar
            key={result}
            dataKey={result}
            name={RESULT_WORDS[result].title}
            stackId="calls"
            fill={RESULT_WORDS[result].colour}
            stroke="var(--color-panel)"
            isAnimationActive={false}
            maxBarSize={40}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}

const TICK = { fill: 'var(--color-quiet)', fontSize: 12 }
export const TIP = {
  background: 'var(--color-raised)',
  border: '1px solid var(--color-line-strong)',
  borderRadius: 6,
  fontSize: 12,
  color: 'var(--color-text)',
}
