'use client'

import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

/** A question before something that cannot be taken back. `onYes` gives the sentence that stood in the way, if something did. */
export function Confirm({
  title,
  action,
  onYes,
  onClose,
  children,
}: {
  title: string
  action: string
  onYes: () => Promise<string | undefined>
  onClose: () => void
  children: ReactNode
}) {
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function yes() {
    setBusy(true)
    const objection = await onYes()
    setBusy(false)
    if (objection) setTrouble(objection)
    else onClose()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <div className="text-sm">{children}</div>
      {trouble && (
        <p role="alert" className="mt-3 text-bad text-sm">
          {trouble}
        </p>
      )}
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={isBusy} onClick={yes}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
