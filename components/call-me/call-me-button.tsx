'use client'

import { PhoneCall } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../ui/button'
import { CallMeDialog, type CallMeStart } from './call-me-dialog'

/** Opens the dialog that rings whoever is looking. In rows only its icon is shown. */
export function CallMeButton({ isIcon = false, ...start }: CallMeStart & { isIcon?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  const icon = <PhoneCall size={14} aria-hidden />
  const what = start.flow ? `Call me with “${start.flow.name}”` : `Call me from ${start.from ?? 'a number'}`
  return (
    <>
      {isIcon ? (
        <IconButton label={what} onClick={open}>
          {icon}
        </IconButton>
      ) : (
        <Button onClick={open}>
          {icon}
          Call me
        </Button>
      )}
      {isOpen && <CallMeDialog {...start} onClose={() => setOpen(false)} />}
    </>
  )
}
