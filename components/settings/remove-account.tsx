'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { send } from '../ui/send'
import type { AccountState } from './states'

/** Forgets the account, after asking: its secrets cannot be brought back. */
export function RemoveAccount({
  title,
  path,
  onRemoved,
}: {
  title: string
  path: string
  onRemoved: (account: AccountState) => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const [trouble, setTrouble] = useState('')

  async function remove() {
    const removed = await send<{ account: AccountState }>('DELETE', path)
    if (!removed.ok) return setTrouble(removed.message)
    setIsOpen(false)
    onRemoved(removed.data.account)
  }

  return (
    <>
      <Button look="quiet" onClick={() => setIsOpen(true)}>
        Remove…
      </Button>
      {isOpen && (
        <Dialog title={`Remove the ${title} account?`} onClose={() => setIsOpen(false)}>
          <div className="grid gap-4 text-sm">
            <p>
              Its key and secrets are forgotten. From the next call on, what {title} asks is refused, so
              callers to its numbers hear nothing from your flows. Nothing is changed at {title}; numbers and
              flows stay here.
            </p>
            <p role="alert" className="text-bad empty:hidden">
              {trouble}
            </p>
            <div className="flex justify-end gap-2">
              <Button onClick={() => setIsOpen(false)}>Keep it</Button>
              <Button look="primary" onClick={remove}>
                Remove account
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
