'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { focused } from '../ui/focused'
import { send } from '../ui/send'
import { Trouble } from './alone'

/** The second step: the code of an authenticator app, or one of the recovery codes. */
export function CodeForm({ to, onBack }: { to: string; onBack: () => void }) {
  const [isRecovery, setRecovery] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function give(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    setTrouble('')
    setBusy(true)
    const done = await send('POST', '/internal/session/code', { code, isRecovery })
    if (done.ok) return location.assign(to)
    setBusy(false)
    setTrouble(done.message)
  }

  return (
    <form onSubmit={give} className="flex flex-col gap-4">
      <Field
        key={String(isRecovery)}
        label={isRecovery ? 'Recovery code' : 'Code'}
        help={
          isRecovery
            ? 'One of the ten that you kept when you turned the second factor on. Each works once.'
            : 'The six digits that your authenticator app shows for Patchbay.'
        }
      >
        <input
          name="code"
          autoComplete="one-time-code"
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoCapitalize="off"
          spellCheck={false}
          required
          ref={focused}
          maxLength={40}
          className={`font-mono ${inputLook}`}
        />
      </Field>
      <Trouble>{trouble}</Trouble>
      <Button type="submit" look="primary" disabled={isBusy}>
        Sign in
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4">
        <Button look="quiet" className="-mx-3" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? 'Use the app instead' : 'Use a recovery code'}
        </Button>
        <Button look="quiet" className="-mx-3" onClick={onBack}>
          Begin anew
        </Button>
      </div>
    </form>
  )
}
