'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { focused } from '../ui/focused'
import { send } from '../ui/send'
import { Trouble } from './alone'

/** Asks for a link by mail. */
export function ForgotForm() {
  const [trouble, setTrouble] = useState('')
  const [isSent, setSent] = useState(false)
  const [isBusy, setBusy] = useState(false)

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email') ?? '')
    setTrouble('')
    setBusy(true)
    const asked = await send('POST', '/internal/reset', { email })
    setBusy(false)
    if (asked.ok) setSent(true)
    else setTrouble(asked.message)
  }

  if (isSent)
    return (
      <p role="status">
        If somebody with that address is here, a link is on its way to them. It works once, for an hour.
      </p>
    )
  return (
    <form onSubmit={ask} className="flex flex-col gap-4">
      <Field label="E-mail address" help="You get a link by mail to set a new password.">
        <input
          name="email"
          type="email"
          autoComplete="username"
          required
          ref={focused}
          maxLength={200}
          className={inputLook}
        />
      </Field>
      <Trouble>{trouble}</Trouble>
      <Button type="submit" look="primary" disabled={isBusy}>
        Send the link
      </Button>
    </form>
  )
}
