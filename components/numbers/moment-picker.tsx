'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import { timeText } from '../hours/time-text'
import { inputLook } from '../ui/field'
import { type AskedMoment, DEFAULT_TIME } from './moment'

/** The other moment at which one wants to know who answers. It stands in the address, so it can be kept and sent. */
export function MomentPicker({ asked, today }: { asked: AskedMoment; today: string }) {
  const router = useRouter()
  const path = usePathname()

  function ask({ time, date }: AskedMoment) {
    const query = new URLSearchParams({
      ...(time !== DEFAULT_TIME && { at: time }),
      ...(date !== null && date !== today && { on: date }),
    }).toString()
    router.replace(query ? `${path}?${query}` : path, { scroll: false })
  }

  return (
    <fieldset className="flex flex-wrap items-center gap-2 text-sm">
      <legend className="sr-only">When else do you want to know who answers?</legend>
      <span aria-hidden="true" className="text-quiet max-md:w-full">
        Who answers now, and at
      </span>
      <TimeInput key={asked.time} time={asked.time} onChange={(time) => ask({ ...asked, time })} />
      <span aria-hidden="true" className="text-quiet">
        on
      </span>
      <input
        key={asked.date ?? 'today'}
        type="date"
        aria-label="Date"
        required
        defaultValue={asked.date ?? today}
        onChange={({ target }) => target.value && ask({ ...asked, date: target.value })}
        className={`${inputLook} max-md:flex-1`}
      />
    </fieldset>
  )
}

/** A time as people type it; Enter or leaving the field asks, and what is no time gives way to what was asked before. */
function TimeInput({ time, onChange }: { time: string; onChange: (time: string) => void }) {
  const [typed, setTyped] = useState(time)
  const isTime = timeText(typed) !== undefined && timeText(typed) !== '24:00'
  function done() {
    const wanted = isTime ? timeText(typed) : undefined
    setTyped(wanted ?? time)
    if (wanted && wanted !== time) onChange(wanted)
  }
  return (
    <input
      aria-label="Time"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done()
      }}
      aria-invalid={!isTime}
      className={`${inputLook} w-18 tabular-nums max-md:flex-1`}
    />
  )
}
