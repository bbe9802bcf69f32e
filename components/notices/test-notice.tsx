'use client'

import { useState } from 'react'
import { Failed, Good, Waiting } from '../settings/notes'
import { Button } from '../ui/button'
import { send } from '../ui/send'

type Told = { target: string; told: { ok: true } | { ok: false; message: string } }
type Standing = { is: 'idle' | 'sending' } | { is: 'told'; told: Told[] } | { is: 'failed'; message: string }

/** Tells everybody who is saved of a voicemail that nobody left, and says of each whether it was taken. */
export function TestNotice({ isDisabled }: { isDisabled: boolean }) {
  const [standing, setStanding] = useState<Standing>({ is: 'idle' })

  async function test() {
    setStanding({ is: 'sending' })
    const sent = await send<{ told: Told[] }>('POST', '/internal/settings/notices/test')
    setStanding(sent.ok ? { is: 'told', told: sent.data.told } : { is: 'failed', message: sent.message })
  }

  return (
    <div className="grid gap-3 border-line border-t p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-quiet text-sm">
          {isDisabled
            ? 'Save first to send a test.'
            : 'See whether notices arrive: everybody above gets one.'}
        </p>
        <Button disabled={isDisabled || standing.is === 'sending'} onClick={test}>
          Send a test notice
        </Button>
      </div>
      {standing.is === 'sending' && <Waiting>Sending…</Waiting>}
      {standing.is === 'failed' && <Failed message={standing.message} />}
      {standing.is === 'told' &&
        standing.told.map(({ target, told }) =>
          told.ok ? (
            <Good key={target}>{target} was told.</Good>
          ) : (
            <Failed key={target} message={`${target}: ${told.message}`} />
          ),
        )}
    </div>
  )
}
