'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useMayNot } from '../person/use-person'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { moveThroughRows, useKeys } from '../ui/use-keys'
import { TimeZoneSelect, timeZones } from './time-zone-select'

const ZONES = timeZones()
const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }]

/** The button that makes a calendar, and the keys of the page. */
export function NewCalendar() {
  const [isOpen, setIsOpen] = useState(false)
  const whyNot = useMayNot('publisher', 'Changing opening hours')
  useKeys({
    j: () => moveThroughRows(1),
    k: () => moveThroughRows(-1),
    n: () => whyNot === undefined && setIsOpen(true),
  })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {whyNot && <span className="text-quiet text-sm">{whyNot}</span>}
      <Button look="primary" disabled={whyNot !== undefined} onClick={() => setIsOpen(true)}>
        <Plus size={14} aria-hidden />
        New calendar
      </Button>
      {isOpen && <Naming onClose={() => setIsOpen(false)} />}
    </div>
  )
}

function Naming({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [trouble, setTrouble] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  async function make() {
    const wanted = name.trim()
    setIsBusy(true)
    const week = {
      mon: NINE_TO_FIVE,
      tue: NINE_TO_FIVE,
      wed: NINE_TO_FIVE,
      thu: NINE_TO_FIVE,
      fri: NINE_TO_FIVE,
    }
    const made = await send('PUT', `/internal/calendars/${encodeURIComponent(wanted)}`, {
      base: null,
      calendar: { timeZone, week },
    })
    if (made.ok) return router.push(`/hours/${encodeURIComponent(wanted)}`)
    setIsBusy(false)
    setTrouble(made.message)
  }

  return (
    <Dialog title="New calendar" onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <Field label="Name" help="Flows ask the calendar by this name; it stays.">
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={80}
            placeholder="Office hours"
            autoFocus
            className={inputLook}
          />
        </Field>
        <Field label="Time zone">
          <TimeZoneSelect value={timeZone} zones={ZONES} onChange={setTimeZone} />
        </Field>
        <p role="alert" className={trouble ? 'text-bad text-sm' : 'sr-only'}>
          {trouble}
        </p>
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={name.trim() === '' || isBusy}>
            Make calendar
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
