'use client'

import { useEffect, useState } from 'react'
import { WhyNot } from '../person/gate'
import { useMayNot } from '../person/use-person'
import { ChangeList } from '../publish/change-list'
import { Effects } from '../publish/effects'
import type { PublishView } from '../publish/publish-view'
import type { Sentence } from '../publish/sentences'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { type Answer, send } from '../ui/send'

/** What making a version live would do, as the server tells it; of its problems those that the live one does not have. */
export type LiveChange = Pick<PublishView, 'numbers' | 'inside' | 'problems'> & {
  live: number | null
  changes: Sentence[]
}

/** Asks once, with what will change, and makes a version live. */
export function MakeLive({
  flowId,
  version,
  onClose,
  onDone,
}: {
  flowId: string
  version: number
  onClose: () => void
  onDone: () => void
}) {
  const whyNot = useMayNot('publisher', 'Making a version live')
  const [told, setTold] = useState<Answer<LiveChange>>()
  const [refusal, setRefusal] = useState('')
  const [isBusy, setBusy] = useState(false)
  const path = `/internal/flows/${flowId}/live`
  useEffect(() => {
    const stop = new AbortController()
    void send<LiveChange>('GET', `${path}?version=${version}`, undefined, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setTold(answer)
    })
    return () => stop.abort()
  }, [path, version])

  async function makeLive() {
    if (!told?.ok) return
    setBusy(true)
    const answer = await send('PUT', path, { version, live: told.data.live })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.message)
    onDone()
    onClose()
  }
  return (
    <Dialog title={`Make version ${version} live`} onClose={onClose}>
      {told?.ok ? (
        <div className="space-y-4">
          <section>
            <h3 className="mb-1 font-semibold">
              {told.data.changes.length === 0
                ? 'Callers will notice no difference'
                : `What changes${told.data.live === null ? '' : ` from version ${told.data.live}`}`}
            </h3>
            <div className="px-2">
              <ChangeList changes={told.data.changes} />
            </div>
          </section>
          <Effects numbers={told.data.numbers} inside={told.data.inside} from={told.data.live} to={version} />
          {told.data.problems.length > 0 && (
            <section className="rounded-panel border border-warn/50 bg-warn/6 p-3 text-sm">
              <h3 className="font-medium">What it would bring with it</h3>
              <ul className="mt-1 space-y-1">
                {told.data.problems.map(({ where, text }) => (
                  <li key={`${where} ${text}`}>
                    <span className="font-medium">{where}:</span> {text}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p className="text-quiet text-sm">It takes effect with the next call. The draft stays as it is.</p>
        </div>
      ) : (
        <p role={told ? 'alert' : 'status'} className="text-quiet text-sm">
          {told ? told.message : 'Looking what would change…'}
        </p>
      )}
      {refusal && (
        <p role="alert" className="mt-3 text-bad text-sm">
          {refusal}
        </p>
      )}
      {whyNot && (
        <div className="mt-4">
          <WhyNot>{whyNot}</WhyNot>
        </div>
      )}
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          disabled={!told?.ok || isBusy || whyNot !== undefined}
          onClick={() => void makeLive()}
        >
          {isBusy ? 'One moment…' : `Make version ${version} live`}
        </Button>
      </div>
    </Dialog>
  )
}
