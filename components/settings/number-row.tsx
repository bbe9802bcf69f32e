'use client'

import { CircleAlert, CircleCheck, Minus } from 'lucide-react'
import { useState } from 'react'
import { phone } from '../format/phone'
import { Button } from '../ui/button'
import { send } from '../ui/send'
import type { HeldNumber } from './held-number'

/** A number: where it answers at the carrier, who answers it here, and what can be done where the two do not agree. */
export function NumberRow({
  number: { e164, held, here, changes },
  path,
  title,
  onMend,
  onAdded,
}: {
  number: HeldNumber
  path: string
  title: string
  onMend: () => void
  onAdded: () => void
}) {
  const [trouble, setTrouble] = useState('')

  async function add() {
    const added = await send('POST', path, { e164 })
    if (added.ok) onAdded()
    else setTrouble(added.message)
  }

  return (
    <li className="grid items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm md:grid-cols-[11rem_minmax(0,1fr)_auto]">
      <div>
        <p className="font-medium tabular-nums">{phone(e164)}</p>
        <p className="text-quiet text-xs">
          {held ? [held.country, ...held.features].join(' · ') : `not at ${title}`}
        </p>
      </div>
      <div className="min-w-0">
        <p className="break-words">
          {here
            ? here.flowName === null
              ? 'No flow answers it here'
              : `Answered by ${here.flowName}`
            : 'Not added to Patchbay'}
          {held && (
            <span className="text-quiet">
              {' '}
              · At {title} it {held.answers}
            </span>
          )}
        </p>
        {here?.remote && <State remote={here.remote} />}
        <p role="alert" className="text-bad empty:hidden">
          {trouble}
        </p>
      </div>
      {!here && (
        <Button onClick={add} aria-label={`Add ${phone(e164)} to Patchbay`}>
          Add to Patchbay
        </Button>
      )}
      {changes.length > 0 && (
        <Button onClick={onMend} aria-label={`Mend ${phone(e164)}`}>
          Mend…
        </Button>
      )}
    </li>
  )
}

const STATES = {
  linked: { Icon: CircleCheck, look: 'text-good', words: 'Linked' },
  unlinked: { Icon: Minus, look: 'text-quiet', words: 'Not linked' },
  differs: { Icon: CircleAlert, look: 'text-warn', words: 'Differs' },
  failed: { Icon: CircleAlert, look: 'text-bad', words: 'Failed' },
} as const

function State({
  remote: { state, why },
}: {
  remote: NonNullable<NonNullable<HeldNumber['here']>['remote']>
}) {
  const { Icon, look, words } = STATES[state]
  return (
    <p className="flex gap-1.5 text-quiet">
      <Icon size={14} aria-hidden className={`mt-1 shrink-0 ${look}`} />
      <span className="min-w-0 break-words">{why ?? words}</span>
    </p>
  )
}
