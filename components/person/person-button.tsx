'use client'

import { useState } from 'react'
import { Dialog } from '../ui/dialog'
import { Avatar } from './avatar'
import { NameForm } from './name-form'
import { usePerson } from './use-person'

/** Who one is for the others; a click says another name. */
export function PersonButton() {
  const person = usePerson()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        disabled={!person}
        onClick={() => setAsking(true)}
        aria-label={person ? `You are ${person.name}. Change your name` : 'Change your name'}
        title={person && `You are ${person.name}`}
        className="flex h-8 w-full min-w-0 items-center gap-2 rounded-control px-1 text-quiet text-sm enabled:hover:bg-hover enabled:hover:text-text max-md:size-11 max-md:justify-center"
      >
        {person && <Avatar {...person} />}
        <span className="truncate max-md:hidden md:group-has-[[data-full]]/frame:hidden">{person?.name}</span>
      </button>
      {isAsking && (
        <Dialog title="Who are you?" onClose={() => setAsking(false)}>
          <NameForm onSaid={() => setAsking(false)} />
        </Dialog>
      )}
    </>
  )
}
