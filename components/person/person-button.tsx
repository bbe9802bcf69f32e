'use client'

import { LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { ROLE_WORDS } from '@/lib/access/roles'
import { send } from '../ui/send'
import { Avatar } from './avatar'
import { usePerson } from './use-person'

const ROW =
  'flex h-9 w-full items-center gap-2 rounded-control px-2 text-left text-sm hover:bg-hover max-md:h-11'

/** Who one is: a click shows the role, and leads to the profile and out. */
export function PersonButton() {
  const person = usePerson()
  const [isOpen, setOpen] = useState(false)
  const [trouble, setTrouble] = useState('')
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const outside = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', onKey)
    }
  }, [isOpen])
  if (!person) return null

  async function leave() {
    const left = await send('DELETE', '/internal/session')
    if (left.ok || left.status === 401) location.assign('/sign-in')
    else setTrouble(left.message)
  }

  return (
    <div ref={whole} className="relative min-w-0">
      <button
        ref={button}
        type="button"
        onClick={() => setOpen(!isOpen)}
        aria-expanded={isOpen}
        aria-controls="person-menu"
        aria-label={`You are ${person.name}`}
        title={`You are ${person.name}`}
        className="flex h-8 w-full min-w-0 items-center gap-2 rounded-control px-1 text-quiet text-sm hover:bg-hover hover:text-text aria-expanded:bg-hover max-md:size-11 max-md:justify-center"
      >
        <Avatar {...person} />
        <span className="truncate max-md:hidden md:group-has-[[data-full]]/frame:hidden">{person.name}</span>
      </button>
      {isOpen && (
        <div
          id="person-menu"
          className="absolute right-0 z-30 w-60 rounded-panel border border-line bg-raised p-1.5 shadow-[0_8px_24px_oklch(0_0_0/0.18)] max-md:top-full max-md:mt-1 md:bottom-full md:left-0 md:mb-1"
        >
          <p className="px-2 pt-1.5 pb-2">
            <span className="block truncate font-medium">{person.name}</span>
            <span className="block text-quiet text-xs">
              {ROLE_WORDS[person.role].title}: may {ROLE_WORDS[person.role].may}
            </span>
          </p>
          <Link href="/settings/profile" onClick={() => setOpen(false)} className={ROW}>
            <UserRound size={16} aria-hidden /> Profile
          </Link>
          <button type="button" onClick={leave} className={ROW}>
            <LogOut size={16} aria-hidden /> Sign out
          </button>
          {trouble && (
            <p role="alert" className="px-2 py-1 text-bad text-xs">
              {trouble}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
