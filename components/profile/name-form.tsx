'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { toast } from 'sonner'
import { MAX_NAME } from '@/lib/person'
import type { Locale } from '../format/locales'
import { TimeZoneSelect } from '../hours/time-zone-select'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { DatesSelect } from './dates-select'
import type { Preferences } from './preferences'

/** One’s name, the time zone of what is no call, and in which language dates and numbers are written. */
export function NameForm({
  name,
  preferences,
  zones,
  asked,
}: {
  name: string
  preferences: Preferences
  zones: string[]
  asked: Locale
}) {
  const router = useRouter()
  const [timeZone, setTimeZone] = useState(preferences.timeZone)
  const [dates, setDates] = useState(preferences.dates)
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const said = String(new FormData(event.currentTarget).get('name') ?? '')
    setTrouble('')
    setBusy(true)
    const done = await send('PUT', '/internal/profile', { name: said, preferences: { timeZone, dates } })
    setBusy(false)
    if (!done.ok) return setTrouble(done.message)
    toast('Saved')
    router.refresh()
  }

  return (
    <form onSubmit={save} className="flex flex-col items-start gap-4 p-4">
      <div className="grid w-full gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Name" help="Others see it beside what you do.">
          <input
            name="name"
            defaultValue={name}
            required
            maxLength={MAX_NAME}
            autoComplete="name"
            className={inputLook}
          />
        </Field>
        <Field label="Time zone" help="Of times that belong to no flow: sessions, people, keys.">
          <TimeZoneSelect value={timeZone} zones={zones} onChange={setTimeZone} />
        </Field>
        <DatesSelect value={dates} asked={asked} onChange={setDates} />
      </div>
      {trouble && (
        <p role="alert" className="text-bad text-sm">
          {trouble}
        </p>
      )}
      <Button type="submit" disabled={isBusy}>
        Save
      </Button>
    </form>
  )
}
