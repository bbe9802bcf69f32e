'use client'

import { Search, SlidersHorizontal } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { phone } from '../format/phone'
import { Button } from '../ui/button'
import { inputLook } from '../ui/field'
import { type Asked, atTheTop, PARAMETERS, PRESETS } from './asked-calls'
import { CALL_OUTCOMES, outcomeWords } from './words'

export type Choices = {
  flows: { id: string; name: string; versions: { id: string; number: number }[] }[]
  nodes: { id: string; name: string }[]
  numbers: { e164: string; label: string }[]
}

/** Those that are behind “More”, unless one of them is in use. */
const BEHIND = ['version', 'node', 'state', 'test', 'caller', 'from', 'to', 'atLeastSeconds', 'atMostSeconds']

/** What narrows the list. Everything stands in the address, so that a choice can be kept and sent to somebody. */
export function FilterBar({
  asked,
  choices,
  timeZone,
  search,
  onChange,
}: {
  asked: Asked
  choices: Choices
  timeZone: string
  search: RefObject<HTMLInputElement | null>
  onChange: (asked: Asked) => void
}) {
  const [isOpen, setIsOpen] = useState(BEHIND.some((name) => asked[name]))
  const top = atTheTop(asked)
  const set = (changed: Asked) =>
    onChange(Object.fromEntries(Object.entries({ ...top, ...changed }).filter(([, value]) => value !== '')))
  const flow = choices.flows.find(({ id }) => id === asked.flow)
  const isNarrowed = PARAMETERS.some((name) => asked[name])

  const select = (
    name: string,
    title: string,
    all: string,
    options: (readonly [string, string])[],
    also: Asked = {},
  ) => (
    <Labelled title={title}>
      <select
        value={asked[name] ?? ''}
        onChange={(event) => set({ [name]: event.target.value, ...also })}
        className={`${inputLook} max-w-52 max-md:max-w-none`}
      >
        <option value="">{all}</option>
        {options.map(([value, shown]) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </Labelled>
  )
  const typed = (
    name: string,
    title: string,
    more: { type?: string; placeholder?: string; width: string },
  ) => (
    <Labelled title={title}>
      <input
        type={more.type ?? 'text'}
        min={more.type === 'number' ? 0 : undefined}
        placeholder={more.placeholder}
        defaultValue={asked[name] ?? ''}
        onBlur={(event) =>
          event.target.value !== (asked[name] ?? '') && set({ [name]: event.target.value, ...notBoth(name) })
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter') set({ [name]: event.currentTarget.value, ...notBoth(name) })
        }}
        className={`${inputLook} ${more.width} max-md:w-full`}
      />
    </Labelled>
  )

  return (
    <search aria-label="Filters" className="mb-3 block">
      <div className="flex flex-wrap items-end gap-2 max-md:grid max-md:grid-cols-2">
        <label className="relative max-md:col-span-2">
          <span className="sr-only">Search by number</span>
          <Search
            size={14}
            aria-hidden
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 text-quiet"
          />
          <input
            ref={search}
            type="search"
            defaultValue={asked.search ?? ''}
            placeholder="Number or its last digits"
            onKeyDown={(event) => {
              if (event.key === 'Enter') set({ search: event.currentTarget.value.trim() })
            }}
            onChange={(event) => event.target.value === '' && asked.search && set({ search: '' })}
            className={`${inputLook} w-56 pl-8 max-md:w-full`}
          />
        </label>
        {select('when', 'When', 'Any time', Object.entries(PRESETS), { from: '', to: '' })}
        {select(
          'flow',
          'Flow',
          'All flows',
          choices.flows.map(({ id, name }) => [id, name] as const),
          { version: '', node: '' },
        )}
        {select(
          'number',
          'Number',
          'All numbers',
          choices.numbers.map(
            ({ e164, label }) => [e164, label ? `${phone(e164)} ${label}` : phone(e164)] as const,
          ),
        )}
        {select(
          'outcome',
          'Outcome',
          'Any outcome',
          CALL_OUTCOMES.map((outcome) => [outcome, outcomeWords({ state: 'ended', outcome })] as const),
        )}
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <SlidersHorizontal size={14} aria-hidden />
          More
        </Button>
        {isNarrowed && (
          <Button look="quiet" onClick={() => onChange({})}>
            Clear
          </Button>
        )}
      </div>
      {isOpen && (
        <div className="mt-2 flex flex-wrap items-end gap-2 max-md:grid max-md:grid-cols-2">
          {select('state', 'State', 'Any state', [
            ['in-progress', 'In progress'],
            ['ended', 'Ended'],
          ])}
          {select('test', 'Test or real', 'Test and real', [
            ['false', 'Real calls'],
            ['true', 'Tests'],
          ])}
          {flow &&
            select(
              'version',
              'Version',
              'All versions',
              flow.versions.map(({ id, number }) => [id, `Version ${number}`] as const),
            )}
          {choices.nodes.length > 0 &&
            select(
              'node',
              'Ended at',
              'Any node',
              choices.nodes.map(({ id, name }) => [id, name] as const),
            )}
          {typed('caller', 'Caller', { placeholder: '+44 …', width: 'w-40' })}
          {typed('atLeastSeconds', 'Seconds, at least', { type: 'number', width: 'w-28' })}
          {typed('atMostSeconds', 'at most', { type: 'number', width: 'w-28' })}
          {typed('from', 'From', { type: 'date', width: 'w-36' })}
          {typed('to', 'To', { type: 'date', width: 'w-36' })}
          <p className="self-center text-quiet text-xs max-md:col-span-2">Days in {timeZone}</p>
        </div>
      )}
    </search>
  )
}

/** Days of one's own take the place of a word such as “today”. */
const notBoth = (name: string): Asked => (name === 'from' || name === 'to' ? { when: '' } : {})

const Labelled = ({ title, children }: { title: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is handed in
  <label className="flex flex-col gap-1 text-xs">
    <span className="text-quiet">{title}</span>
    {children}
  </label>
)
