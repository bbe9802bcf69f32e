'use client'

import { useState } from 'react'
import { phone } from '../format/phone'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { send } from '../ui/send'
import type { HeldNumber } from './held-number'
import { Failed, Waiting } from './notes'
import { Plan } from './plan'

/** Shows what would change at the carrier so that it agrees with what is said here, and does it. */
export function MendNumber({
  number: { e164, here, changes },
  title,
  onClose,
  onMended,
}: {
  number: HeldNumber
  title: string
  onClose: () => void
  onMended: () => void
}) {
  const [isBusy, setIsBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const isLinking = here?.flowName !== null

  async function mend() {
    setIsBusy(true)
    setTrouble('')
    const done = await send('POST', `/internal/numbers/${encodeURIComponent(e164)}/link`)
    setIsBusy(false)
    if (done.ok) onMended()
    else setTrouble(done.message)
  }

  return (
    <Dialog title={`${isLinking ? 'Link' : 'Unlink'} ${phone(e164)}`} onClose={onClose}>
      <div className="grid gap-4 text-sm">
        <Plan changes={changes} />
        <p className="text-quiet">Where its text messages go stays as it is.</p>
        {trouble && <Failed message={trouble} />}
        <div className="flex flex-wrap items-center justify-end gap-3">
          {isBusy && <Waiting>Asking {title}…</Waiting>}
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" disabled={isBusy} onClick={mend}>
            {trouble ? 'Try again' : isLinking ? 'Link number' : 'Unlink number'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
