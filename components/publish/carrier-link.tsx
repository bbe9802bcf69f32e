'use client'

import { useCallback, useEffect, useState } from 'react'
import { Button } from '../ui/button'
import { send } from '../ui/send'

type Change = { what: string; now: string; will: string }

/** What publishing changes at the number's carrier, asked of the carrier while the page is looked at. */
export function CarrierPlan({ e164 }: { e164: string }) {
  const [told, setTold] = useState('')
  useEffect(() => {
    const left = new AbortController()
    void send<Change[]>('GET', linkOf(e164), undefined, left.signal).then((answer) => {
      if (left.signal.aborted) return
      if (answer.ok) setTold(answer.data.map(({ what, now, will }) => `${what} ${now} → ${will}.`).join(' '))
      // Without an account to ask with, its links are nobody's business here.
      else if (answer.status !== 409) setTold(`What its carrier does cannot be told: ${answer.message}`)
    })
    return () => left.abort()
  }, [e164])
  return told === '' ? null : <p className="basis-full text-quiet text-xs">{told}</p>
}

type Link = { remote: { state: string; why?: string } | null }
type State = 'asking' | 'fine' | { trouble: string }

/** Lets the number's carrier send its calls here, now that a flow is published to it, and says how that went. */
export function CarrierLink({ e164 }: { e164: string }) {
  const [state, setState] = useState<State>('asking')
  const settle = useCallback(async () => {
    setState('asking')
    const answer = await send<Link>('POST', linkOf(e164))
    if (!answer.ok) return setState({ trouble: answer.message })
    const { remote } = answer.data
    setState(remote?.state === 'differs' ? { trouble: remote.why ?? '' } : 'fine')
  }, [e164])
  useEffect(() => void settle(), [settle])
  if (state === 'fine') return null
  return (
    <p role="status" className="basis-full text-quiet text-xs">
      {state === 'asking' ? (
        'Asking its carrier to send the calls here…'
      ) : (
        <span className="flex flex-wrap items-center gap-2">
          <span className="text-bad">{state.trouble}</span>
          <Button onClick={() => void settle()}>Try again</Button>
        </span>
      )}
    </p>
  )
}

const linkOf = (e164: string): string => `/internal/numbers/${encodeURIComponent(e164)}/link`
