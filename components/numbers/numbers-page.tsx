'use client'

import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Formats } from '../format/formats'
import { useFormats } from '../format/use-formats'
import { WhyNot } from '../person/gate'
import { useMayNot } from '../person/use-person'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageHeader } from '../ui/page-header'
import { SearchField } from '../ui/search-field'
import { moveThroughRows, useKeys } from '../ui/use-keys'
import { AddNumberDialog } from './add-number-dialog'
import type { Choices } from './choices'
import type { ListedNumber } from './listed-numbers'
import type { AskedMoment } from './moment'
import { MomentPicker } from './moment-picker'
import { NumberDialog } from './number-dialog'
import { NumberTable } from './number-table'
import { found, type Order, ordered } from './order'

/** The list of numbers with what can be done to it. */
export function NumbersPage({
  numbers,
  asked,
  today,
  ...choices
}: { numbers: ListedNumber[]; asked: AskedMoment; today: string } & Choices) {
  const search = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<Order>({ by: 'number', isDescending: false })
  const [isAdding, setAdding] = useState(false)
  const [opened, setOpened] = useState<string>()
  const whyNot = useMayNot('publisher', 'Changing numbers')
  const shown = ordered(found(numbers, typed), order)
  const open = numbers.find(({ e164 }) => e164 === opened)
  const at = momentWords(asked, today, useFormats())

  useKeys({
    j: () => moveThroughRows(1),
    k: () => moveThroughRows(-1),
    n: () => whyNot === undefined && setAdding(true),
    '/': () => search.current?.focus(),
  })

  return (
    <>
      <PageHeader title="Numbers">
        <div className="flex flex-wrap items-center gap-2 max-md:w-full">
          <SearchField
            label="Search numbers"
            placeholder="Number, label or flow"
            typed={typed}
            onType={setTyped}
            field={search}
          />
          <Button
            look="primary"
            disabled={whyNot !== undefined}
            title={whyNot}
            onClick={() => setAdding(true)}
            className="max-md:flex-1"
          >
            <Plus size={14} aria-hidden />
            Add number
          </Button>
        </div>
      </PageHeader>
      {whyNot && <WhyNot>{whyNot}</WhyNot>}

      {numbers.length > 0 && (
        <div className="mb-3">
          <MomentPicker asked={asked} today={today} />
        </div>
      )}
      <div className="rounded-panel border border-line bg-panel">
        {shown.length > 0 ? (
          <NumberTable
            numbers={shown}
            order={order}
            sort={setOrder}
            at={at}
            open={({ e164 }) => setOpened(e164)}
          />
        ) : numbers.length > 0 ? (
          <Empty title={`No number, label or flow has “${typed.trim()}” in it`}>
            <button
              type="button"
              onClick={() => setTyped('')}
              className="cursor-pointer text-accent hover:underline"
            >
              Show all {numbers.length}
            </button>
          </Empty>
        ) : (
          <Empty title="No numbers yet">
            <p>
              A number is what callers dial, and a flow is what answers them. Begin with a sandbox number: it
              rings only inside Patchbay and needs no account.
            </p>
            <Button
              look="primary"
              disabled={whyNot !== undefined}
              className="mt-3"
              onClick={() => setAdding(true)}
            >
              <Plus size={14} aria-hidden />
              Add number
            </Button>
          </Empty>
        )}
      </div>

      {open && (
        <NumberDialog
          key={open.e164}
          number={open}
          at={at}
          flows={choices.flows}
          onClose={() => setOpened(undefined)}
        />
      )}
      {isAdding && <AddNumberDialog {...choices} onClose={() => setAdding(false)} />}
    </>
  )
}

/** `At 18:00`, `At 18:00 on 24 Dec` */
function momentWords({ time, date }: AskedMoment, today: string, formats: Formats): string {
  if (date === null || date === today) return `At ${time}`
  const isThisYear = date.slice(0, 4) === today.slice(0, 4)
  return `At ${time} on ${isThisYear ? formats.dayOfYear(date, 'utc', 'short') : formats.day(date, 'utc')}`
}
