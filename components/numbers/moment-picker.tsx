'use client'

import { usePathname, useRouter } from 'next/navigation'
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
      <input
        key={asked.time}
        type="time"
        aria-label="Time"
        required
        defaultValue={asked.time}
        onChange={({ target }) => target.value && ask({ ...asked, time: target.value })}
        className={`${inputLook} max-md:flex-1`}
      />
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
