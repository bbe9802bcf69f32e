'use client'

import { type FormEvent, useState } from 'react'
import { Failed, Good, Waiting } from '../settings/notes'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'

type Standing = { is: 'idle' | 'sending' } | { is: 'sent'; to: string } | { is: 'failed'; message: string }

/** Sends a mail to see that it arrives, through what is saved. */
export function TestMail({ isDisabled }: { isDisabled: boolean }) {
  const [to, setTo] = useState('')
  const [standing, setStanding] = useState<Standing>({ is: 'idle' })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setStanding({ is: 'sending' })
    const sent = await send('POST', '/internal/settings/mail/test', { to })
    setStanding(sent.ok ? { is: 'sent', to } : { is: 'failed', message: sent.message })
  }

  return (
    <form noValidate className="grid gap-3 border-line border-t p-4" onSubmit={submit}>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Send a test mail to" className="min-w-0 flex-1 basis-60 md:max-w-96">
          <input
            type="email"
            autoComplete="email"
            placeholder="you@example.com"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            className={`${inputLook} w-full`}
          />
        </Field>
        <Button type="submit" disabled={isDisabled || to.trim() === '' || standing.is === 'sending'}>
          Send a test mail
        </Button>
      </div>
      {isDisabled && <p className="text-quiet text-xs">Save the mail server first.</p>}
      {standing.is === 'sending' && <Waiting>Sending…</Waiting>}
      {standing.is === 'failed' && <Failed message={standing.message} />}
      {standing.is === 'sent' && (
        <Good>The mail server took the mail to {standing.to}. Look whether it arrives, and where.</Good>
      )}
    </form>
  )
}
