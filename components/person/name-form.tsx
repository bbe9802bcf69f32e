'use client'

import { type FormEvent, useState } from 'react'
import { MAX_NAME } from '@/lib/person'
import { Button } from '../ui/button'
import { inputLook } from '../ui/field'
import { sayName, usePerson } from './use-person'

/** Asks for one's name. */
export function NameForm({ onSaid }: { onSaid: () => void }) {
  const person = usePerson()
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function said(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (name === '') return setTrouble('Write a name first.')
    setBusy(true)
    const objection = name === person?.name ? undefined : await sayName(name)
    setBusy(false)
    if (objection) setTrouble(objection)
    else onSaid()
  }

  return (
    <form onSubmit={said} className="flex flex-col gap-1 text-sm">
      <label htmlFor="person-name" className="font-medium">
        Your name
      </label>
      <div className="flex gap-2">
        <input
          id="person-name"
          name="name"
          key={person?.name}
          defaultValue={person?.name}
          maxLength={MAX_NAME}
          autoComplete="name"
          // What a dialog looks for when it opens, and React does not write into the page.
          ref={(field) => field?.setAttribute('autofocus', '')}
          onFocus={(event) => event.currentTarget.select()}
          aria-describedby="person-help"
          aria-invalid={trouble !== '' || undefined}
          className={`min-w-0 flex-1 ${inputLook}`}
        />
        <Button type="submit" look="primary" disabled={isBusy}>
          Save
        </Button>
      </div>
      <p
        id="person-help"
        role={trouble ? 'alert' : undefined}
        className={`text-xs ${trouble ? 'text-bad' : 'text-quiet'}`}
      >
        {trouble || 'Others see it when you have the same flow open, and beside what you change.'}
      </p>
    </form>
  )
}
