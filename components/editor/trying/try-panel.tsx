'use client'

import { X } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Phone } from '@/components/phone/phone'
import { giveNumber, type Ringable, ringable } from '@/components/phone/server'
import { Button, IconButton } from '@/components/ui/button'
import { contentHash } from '@/lib/flow/hash'
import type { RingableNumber } from '@/lib/store/ringable-numbers'
import { useCanvasView } from '../canvas/view'
import { useEditor } from '../editor-context'
import { trailOn, useTryingStore } from './trying'

/** Somebody may publish meanwhile, here or elsewhere. */
const LOOK_AGAIN_MS = 4_000

/** The test phone in the inspector's place: it rings what is published of this flow, and the canvas shows where the call is. */
export function TryPanel() {
  const flowId = useEditor((state) => state.flowId)
  const trying = useTryingStore()
  const view = useCanvasView()
  const { known, trouble, look } = useRingable(flowId)
  const numbers = known?.numbers.filter((number) => number.flowId === flowId) ?? []
  return (
    <aside aria-label="Try this flow" className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-11 items-center justify-between border-line border-b pr-2 pl-4">
        <h2 className="font-semibold">Try</h2>
        <IconButton
          label="Put the phone away"
          onClick={() => trying.setState({ isOpen: false, trail: null })}
        >
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {trouble && (
        <p role="alert" className="m-4 text-bad text-sm">
          {trouble}
        </p>
      )}
      {known && numbers.length > 0 ? (
        <Phone
          publicUrl={known.publicUrl}
          numbers={numbers}
          rings={(number) => <Rings number={number} />}
          onPath={(path) => {
            const trail = path && trailOn(flowId, path)
            trying.setState({ trail })
            if (trail?.at) view.current?.reveal(trail.at)
          }}
        />
      ) : (
        known && <NothingToRing flowId={flowId} isPublished={known.isPublished} onGiven={look} />
      )}
    </aside>
  )
}

function useRingable(flowId: string) {
  const [known, setKnown] = useState<Ringable>()
  const [trouble, setTrouble] = useState('')
  const look = useCallback(async () => {
    const asked = await ringable(flowId)
    if (asked.ok) setKnown(asked.data)
    setTrouble(asked.ok ? '' : asked.message)
  }, [flowId])
  useEffect(() => {
    void look()
    const timer = setInterval(look, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [look])
  return { known, trouble, look }
}

/** Which version is rung, and whether it is what is drawn here. */
function Rings({ number: { version } }: { number: RingableNumber }) {
  const flow = useDeferredValue(useEditor((state) => state.flow))
  const hash = useMemo(() => contentHash(flow), [flow])
  return (
    <p className="text-sm">
      This rings <strong className="font-semibold">version {version.number}</strong>
      {version.isPinned && ', to which the number is pinned'}.{' '}
      {hash === version.hash ? (
        <span className="text-quiet">Your draft is the same.</span>
      ) : (
        <span className="text-warn">Your draft has unpublished changes, which are not heard.</span>
      )}
    </p>
  )
}

function NothingToRing({
  flowId,
  isPublished,
  onGiven,
}: {
  flowId: string
  isPublished: boolean
  onGiven: () => Promise<void>
}) {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const give = async () => {
    setBusy(true)
    const given = await giveNumber(flowId)
    if (given.ok) await onGiven()
    else setTrouble(given.message)
    setBusy(false)
  }
  if (!isPublished)
    return (
      <p className="p-4 text-sm">
        Nothing of this flow is published yet, and the phone rings what callers would get. Publish it, and
        call it here.
      </p>
    )
  return (
    <div className="flex flex-col gap-3 p-4">
      <p className="text-sm">
        This flow has no number of the sandbox yet. Such a number rings only inside Patchbay: it is kept for
        fiction, costs nothing and needs no account.
      </p>
      <Button look="primary" disabled={isBusy} onClick={give} className="!h-11">
        {isBusy ? 'Making a number' : 'Make a sandbox number'}
      </Button>
      <p role="status" className="text-bad text-sm empty:hidden">
        {trouble}
      </p>
    </div>
  )
}
