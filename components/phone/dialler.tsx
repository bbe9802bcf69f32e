'use client'

import { Phone } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FICTIONAL_CALLERS } from '@/lib/carriers/sandbox/fictional-numbers'
import { phoneNumber } from '@/lib/flow/numbers'
import type { RingableNumber } from '@/lib/store/ringable-numbers'
import { phone } from '../format/phone'
import { Field, inputLook } from '../ui/field'

const WITHHELD = 'withheld'
const ANOTHER = 'another'

/** Which number is rung, and who rings. */
export function Dialler({
  numbers,
  number,
  rings = (chosen) => <Rings number={chosen} />,
  onCall,
}: {
  numbers: RingableNumber[]
  number: string | undefined
  rings?: ((number: RingableNumber) => ReactNode) | undefined
  onCall: (to: string, from: string | undefined) => void
}) {
  const [to, setTo] = useState(number)
  const [caller, setCaller] = useState(FICTIONAL_CALLERS[0]?.e164 ?? WITHHELD)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState('')
  const chosen = numbers.find(({ e164 }) => e164 === to) ?? numbers[0]

  function submit(event: FormEvent) {
    event.preventDefault()
    const from = caller === ANOTHER ? phoneNumber(typed) : caller
    if (!from) return setFault('Write it with its country code, such as +44 7700 900123.')
    if (chosen) onCall(chosen.e164, from === WITHHELD ? undefined : from)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Number to ring" help={numbers.length > 1 || !chosen ? undefined : chosen.flowName}>
        <select
          value={chosen?.e164}
          onChange={(event) => setTo(event.target.value)}
          className={`${inputLook} w-full`}
        >
          {numbers.map(({ e164, flowName }) => (
            <option key={e164} value={e164}>
              {phone(e164)}
              {numbers.length > 1 && ` · ${flowName}`}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Caller’s number" help="Kept for fiction: nobody is there">
        <select
          value={caller}
          onChange={(event) => setCaller(event.target.value)}
          className={`${inputLook} w-full`}
        >
          {FICTIONAL_CALLERS.map(({ e164, title }) => (
            <option key={e164} value={e164}>
              {phone(e164)} · {title}
            </option>
          ))}
          <option value={WITHHELD}>Withheld</option>
          <option value={ANOTHER}>Another number…</option>
        </select>
      </Field>
      {caller === ANOTHER && (
        <Field label="Another number" help={fault && <span className="text-bad">{fault}</span>}>
          <input
            type="tel"
            value={typed}
            aria-invalid={fault !== ''}
            onChange={(event) => {
              setTyped(event.target.value)
              setFault('')
            }}
            className={`${inputLook} w-full`}
          />
        </Field>
      )}
      {chosen && rings(chosen)}
      <button
        type="submit"
        className="flex h-11 w-full cursor-pointer items-center justify-center gap-2 rounded-control bg-good font-semibold text-panel hover:opacity-90"
      >
        <Phone size={17} aria-hidden />
        Call
      </button>
    </form>
  )
}

const Rings = ({ number: { version } }: { number: RingableNumber }) => (
  <p className="text-quiet text-sm">
    Version {version.number} answers{version.isPinned ? ': the number is pinned to it' : ', which is live'}.
  </p>
)
