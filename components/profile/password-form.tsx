'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { toast } from 'sonner'
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/sign-in/password-rules'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'

/** Another password in place of the one that one knows. */
export function PasswordForm() {
  const router = useRouter()
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const { current, password } = Object.fromEntries(new FormData(form))
    setTrouble('')
    setBusy(true)
    const done = await send('PUT', '/internal/profile/password', { current, password })
    setBusy(false)
    if (!done.ok) return setTrouble(done.message)
    form.reset()
    toast('Your password is changed. You are signed out everywhere else.')
    router.refresh()
  }

  return (
    <form onSubmit={change} className="flex flex-col items-start gap-4 p-4">
      <div className="grid w-full gap-4 sm:grid-cols-2">
        <Field label="Password now">
          <input
            name="current"
            type="password"
            required
            autoComplete="current-password"
            maxLength={PASSWORD_MAX}
            className={inputLook}
          />
        </Field>
        <Field label="New password" help={`At least ${PASSWORD_MIN} characters.`}>
          <input
            name="password"
            type="password"
            required
            autoComplete="new-password"
            maxLength={PASSWORD_MAX}
            className={inputLook}
          />
        </Field>
      </div>
      {trouble && (
        <p role="alert" className="text-bad text-sm">
          {trouble}
        </p>
      )}
      <Button type="submit" disabled={isBusy}>
        Change it
      </Button>
    </form>
  )
}
