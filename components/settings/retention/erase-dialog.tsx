'use client'

import { useState } from 'react'
import { phoneNumber } from '@/lib/flow/numbers'
import type { CallerData } from '@/lib/store/retention/caller'
import { phone } from '../../format/phone'
import { useFormats } from '../../format/use-formats'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field, inputLook } from '../../ui/field'
import { send } from '../../ui/send'
import { Failed } from '../notes'
import { plural } from './words'

/** Asks for the number once more before everything about a caller goes. */
export function EraseDialog({
  found: { number, calls },
  onClose,
  onErasing,
}: {
  found: CallerData
  onClose: () => void
  onErasing: () => void
}) {
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState('')
  const formats = useFormats()
  const [isSending, setIsSending] = useState(false)
  const isSame = phoneNumber(typed) === number

  async function erase() {
    setIsSending(true)
    const asked = await send('POST', '/internal/retention/caller/erase', { number })
    setIsSending(false)
    if (asked.ok) onErasing()
    else setTrouble(asked.message)
  }

  return (
    <Dialog title={`Erase ${phone(number)}?`} onClose={onClose}>
      <form
        className="grid gap-4 text-sm"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSame) erase()
        }}
      >
        <p>
          {calls > 0 ? `${plural(formats, calls, 'call goes', 'calls go')}` : 'Their calls go'} with all that
          belongs to them, recordings too. Where the number stands elsewhere it is masked. Calls that come in
          meanwhile go as well. This cannot be undone; the audit log says that it was done.
        </p>
        <Field label="Type the number to confirm">
          <input
            type="tel"
            value={typed}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            className={inputLook}
          />
        </Field>
        {trouble && <Failed message={trouble} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" look="primary" disabled={!isSame || isSending}>
            Erase this caller
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
