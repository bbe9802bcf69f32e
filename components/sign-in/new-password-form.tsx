'use client'

import { type FormEvent, useState } from 'react'
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/sign-in/password-rules'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { focused } from '../ui/focused'
import { send } from '../ui/send'
import { Trouble } from './alone'

/** A new password in place of the old one. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function set(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    setTrouble('')
    setBusy(true)
    const done = await send<{ isIn: boolean }>('PUT', '/internal/reset', { token, password })
    if (done.ok) return location.assign(done.data.isIn ? '/' : '/sign-in')
    setBusy(false)
    setTrouble(done.message)
  }

  return (
    <form onSubmit={set} className="flex flex-col gap-4">
      {/* For the browser’s store of passwords: whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label="New password" help={`At least ${PASSWORD_MIN} characters.`}>
        <input
          name="password"
          type="password"
          autoComplete="new-password"
          required
          ref={focused}
          maxLength={PASSWORD_MAX}
          className={inputLook}
        />
      </Field>
      <Trouble>{trouble}</Trouble>
      <Button type="submit" look="primary" disabled={isBusy}>
        Set it and sign in
      </Button>
    </form>
  )
}
