'use client'

import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button, buttonLook } from '../ui/button'
import { MakeLive } from '../versions/make-live'
import { Effects } from './effects'
import type { PublishView } from './publish-view'

/** It has happened: what answers now, and what one may want to do next. */
export function Published({ number, before }: { number: number; before: PublishView }) {
  const [isAsking, setAsking] = useState(false)
  const [live, setLive] = useState(number)
  const { flowId, numbers, inside } = before
  const sandbox = numbers.find(({ isSandbox, pinned }) => isSandbox && pinned === null)
  return (
    <div className="space-y-5 overflow-y-auto p-5 max-md:p-4">
      <div role="status">
        <h2 className="flex items-center gap-2 font-semibold text-xl">
          <CircleCheck size={20} aria-hidden className="shrink-0 text-good" />
          Version {live} is live
        </h2>
        <p className="mt-1 text-quiet text-sm">The next call gets it.</p>
      </div>
      <Effects numbers={numbers} inside={inside} from={before.live?.number ?? null} to={live} isDone />
      <div className="flex flex-wrap gap-2">
        <Link href={`/flows/${flowId}`} className={buttonLook('primary')}>
          Back to the editor
        </Link>
        {sandbox && (
          <Link href={`/phone?number=${encodeURIComponent(sandbox.e164)}`} className={buttonLook()}>
            Ring it from the test phone
          </Link>
        )}
        <Link href={`/flows/${flowId}/versions`} className={buttonLook()}>
          Versions
        </Link>
        {before.live && live === number && (
          <Button look="quiet" onClick={() => setAsking(true)}>
            Go back to version {before.live.number}
          </Button>
        )}
      </div>
      {isAsking && before.live && (
        <MakeLive
          flowId={flowId}
          version={before.live.number}
          onClose={() => setAsking(false)}
          onDone={() => setLive(before.live?.number ?? number)}
        />
      )}
    </div>
  )
}
