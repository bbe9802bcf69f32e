'use client'

import { Ellipsis } from 'lucide-react'
import { useId, useRef } from 'react'
import { IconButton } from '@/components/ui/button'
import { type Action, ActionsList, openBeneath } from './actions-list'

/** A few actions behind three dots. */
export function ActionsMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-controls={id}
        onClick={() => openBeneath(menu.current, button.current)}
        className="-mr-1.5"
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      <ActionsList id={id} ref={menu} label={label} actions={actions} />
    </>
  )
}
