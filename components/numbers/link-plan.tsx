'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Failed, Good, Waiting } from '../settings/notes'
import { Plan } from '../settings/plan'
import type { Change } from '../settings/states'
import { useAsked } from '../settings/use-asked'
import { Button } from '../ui/button'
import { send } from '../ui/send'
import type { ListedNumber } from './listed-numbers'

/** What would change at the carrier when a flow is given to a number or taken off; what is not as it should be can be set right. */
export function LinkPlan({
  number: { e164, carrierTitle },
  flow,
  isSaved,
}: {
  number: ListedNumber
  /** The id of the flow that is chosen; empty for none. */
  flow: string
  /** It is the one that answers already. */
  isSaved: boolean
}) {
  const router = useRouter()
  const path = `/internal/numbers/${encodeURIComponent(e164)}/link`
  const { asked, again } = useAsked<Change[]>(`${path}?flow=${encodeURIComponent(flow)}`)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')

  async function setRight() {
    setBusy(true)
    setTrouble('')
    const done = await send('POST', path)
    setBusy(false)
    if (!done.ok) setTrouble(done.message)
    again()
    router.refresh()
  }

  return (
    <section aria-label={`At ${carrierTitle}`} className="grid gap-3 rounded-control border border-line p-3">
      {asked.state === 'asking' && <Waiting>Asking {carrierTitle} where its calls go…</Waiting>}
      {asked.state === 'failed' && <Failed message={asked.message} onRetry={again} />}
      {asked.state === 'there' && asked.data.length === 0 && <Good>{carrierTitle} needs no change.</Good>}
      {asked.state === 'there' && asked.data.length > 0 && <Plan changes={asked.data} />}
      {trouble && <Failed message={trouble} />}
      {asked.state === 'there' && asked.data.length > 0 && isSaved && (
        <div className="flex justify-end">
          <Button disabled={isBusy} onClick={setRight}>
            {isBusy ? `Asking ${carrierTitle}…` : 'Set it right'}
          </Button>
        </div>
      )}
    </section>
  )
}
