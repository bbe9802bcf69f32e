'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { focused } from '../ui/focused'
import { send } from '../ui/send'
import { Trouble } from './alone'
import { CodeForm } from './code-form'

/** E-mail address and password; whoever has a second factor is asked for it next. */
export function SignInForm({ to, canReset }: { to: string; canReset: boolean }) {
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [needsCode, setNeedsCode] = useState(false)

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email') ?? '')
    const password = String(form.get('password') ?? '')
    setTrouble('')
    setBusy(true)
    const done = await send<{ needsCode: boolean }>('POST', '/internal/session', { email, password })
    if (done.ok && !done.data.needsCode) return location.assign(to)
    setBusy(false)
    if (done.ok) setNeedsCode(true)
    else setTrouble(done.message)
  }

  if (needsCode) return <CodeForm to={to} onBack={() => setNeedsCode(false)} />
  return (
    <form onSubmit={signIn} className="flex flex-col gap-4">
      <Field label="E-mail address">
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
      <Field label="Password">
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          className={inputLook}
        />
      </Field>
      <Trouble>{trouble}</Trouble>
      <Button type="submit" look="primary" disabled={isBusy}>
        Sign in
      </Button>
      <p className="text-quiet text-sm">
        {canReset ? (
          <a className="text-accent underline" href="/reset">
            I do not know my password
          </a>
        ) : (
          'You do not know your password? Ask an owner for a link to set a new one.'
        )}
      </p>
    </form>
  )
}
