'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '../ui/button'
import { send } from '../ui/send'
import { assign } from './assign'
import type { ListedNumber } from './listed-numbers'

/** Asks whether a number is to be forgotten, and forgets it. One that a flow answers is taken off it first. */
export function RemoveNumber({
  number,
  onKept,
  onRemoved,
}: {
  number: ListedNumber
  onKept: () => void
  onRemoved: () => void
}) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const { e164, shown, flow, isSandbox, carrierTitle } = number

  async function remove() {
    setBusy(true)
    const taken = flow ? await assign(e164, null) : { ok: true as const }
    const done = taken.ok ? await send('DELETE', `/internal/numbers/${encodeURIComponent(e164)}`) : taken
    setBusy(false)
    router.refresh()
    if (!done.ok) return setTrouble(done.message)
    toast(`${shown} is removed.`)
    onRemoved()
  }

  return (
    <div className="grid w-full gap-2 rounded-control border border-line p-3 text-sm">
      <p>
        {flow
          ? `“${flow.name}” answers ${shown}. Without the number nobody reaches it there any more.`
          : `Remove ${shown} from Patchbay?`}{' '}
        {isSandbox ? 'It can be added again at any time.' : `You still hold it at ${carrierTitle}.`} Calls
        that are over stay in the log.
      </p>
      <p role="alert" className={trouble ? 'text-bad' : 'sr-only'}>
        {trouble}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button autoFocus onClick={onKept}>
          Keep it
        </Button>
        <Button disabled={isBusy} onClick={remove} className="text-bad">
          {isBusy ? 'Removing…' : flow ? 'Take off and remove' : 'Remove'}
        </Button>
      </div>
    </div>
  )
}
