'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '../ui/dialog'
import { send } from '../ui/send'
import { CallMeForm } from './call-me-form'
import { CallStanding } from './call-standing'
import type { Offers, Standing } from './wanted'

export type CallMeStart = {
  /** The flow that is to speak, where it is clear which. */
  flow?: { id: string; name: string }
  /** The number that is to call. */
  from?: string
}

/** Rings whoever is looking, so that they hear a flow on their own phone. */
export function CallMeDialog({ flow, from, onClose }: CallMeStart & { onClose: () => void }) {
  const [offers, setOffers] = useState<Offers>()
  const [trouble, setTrouble] = useState('')
  const [call, setCall] = useState<Standing>()

  useEffect(() => {
    const gone = new AbortController()
    send<Offers>('GET', '/internal/calls', undefined, gone.signal).then((answer) => {
      if (gone.signal.aborted) return
      if (answer.ok) setOffers(answer.data)
      else setTrouble(answer.message)
    })
    return () => gone.abort()
  }, [])

  return (
    <Dialog title={flow ? `Call me with “${flow.name}”` : 'Call me'} onClose={onClose}>
      <div className="min-h-56">
        {trouble ? (
          <p role="alert" className="text-bad">
            {trouble}
          </p>
        ) : call ? (
          <CallStanding first={call} onAgain={() => setCall(undefined)} />
        ) : offers ? (
          <CallMeForm offers={offers} flow={flow} from={from} onPlaced={setCall} />
        ) : (
          <p className="text-quiet">Looking up your numbers …</p>
        )}
      </div>
    </Dialog>
  )
}
