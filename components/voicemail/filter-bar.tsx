'use client'

import { useRouter } from 'next/navigation'
import { phone } from '../format/phone'
import { inputLook } from '../ui/field'
import { type Filters, PERIODS, writeFilters } from './filters'

export type Choices = { flows: { id: string; name: string }[]; numbers: string[] }

/** Narrows the list; what is chosen stands in the address. */
export function FilterBar({ filters, choices }: { filters: Filters; choices: Choices }) {
  const router = useRouter()
  const choose = (change: Partial<Filters>) => router.push(writeFilters({ ...filters, ...change }))
  return (
    <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1">
      <select
        aria-label="Heard or not"
        value={filters.show}
        onChange={(event) => choose({ show: event.target.value as Filters['show'] })}
        className={inputLook}
      >
        <option value="all">All messages</option>
        <option value="unheard">Unheard</option>
        <option value="heard">Heard</option>
      </select>
      <select
        aria-label="Flow"
        value={filters.flow}
        onChange={(event) => choose({ flow: event.target.value })}
        className={`${inputLook} max-w-48`}
      >
        <option value="">All flows</option>
        {choices.flows.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Number"
        value={filters.number}
        onChange={(event) => choose({ number: event.target.value })}
        className={`${inputLook} max-w-48`}
      >
        <option value="">All numbers</option>
        {choices.numbers.map((number) => (
          <option key={number} value={number}>
            {phone(number)}
          </option>
        ))}
      </select>
      <select
        aria-label="Period"
        value={filters.period}
        onChange={(event) => choose({ period: event.target.value as Filters['period'] })}
        className={inputLook}
      >
        {PERIODS.map(({ is, label }) => (
          <option key={is} value={is}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
