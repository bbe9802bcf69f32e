'use client'

import { PhoneOff } from 'lucide-react'
import { useState } from 'react'
import type { LiveCall } from '@/lib/store/live-calls'
import { phone } from '../../format/phone'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { send } from '../../ui/send'

/** Asks before a caller is hung up on. */
export function EndDialog({
  call,
  isTalking,
  onClose,
}: {
  call: LiveCall
  isTalking: boolean
  onClose: () => void
}) {
  const [trouble, setTrouble] = useState('')
  const [isEnding, setEnding] = useState(false)

  async function hangUp() {
    setEnding(true)
    const done = await send('DELETE', `/internal/calls/${encodeURIComponent(call.id)}`)
    setEnding(false)
    if (done.ok) onClose()
    else setTrouble(done.message)
  }

  return (
    <Dialog title={`Hang up on ${phone(call.caller)}?`} onClose={onClose}>
      <p>
        {isTalking
          ? 'They talk with somebody. The call ends at once for both; nothing is said to them first.'
          : 'The call ends at once; nothing is said to them first.'}{' '}
        It shows in the log that it was you.
      </p>
      <p role="alert" className={trouble ? 'mt-3 text-bad text-sm' : 'sr-only'}>
        {trouble}
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Leave them be</Button>
        <Button look="primary" onClick={hangUp} disabled={isEnding}>
          <PhoneOff size={14} aria-hidden />
          {isEnding ? 'Hanging up …' : 'Hang up'}
        </Button>
      </div>
    </Dialog>
  )
}
