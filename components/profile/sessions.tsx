'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'

export type ShownSession = { id: string; isThis: boolean; browser: string; words: string }

/** Where one is signed in; each can be ended. */
export function Sessions({ sessions }: { sessions: ShownSession[] }) {
  const router = useRouter()
  const [trouble, setTrouble] = useState('')

  async function end(path: string) {
    const done = await send('DELETE', path)
    setTrouble(done.ok ? '' : done.message)
    router.refresh()
  }

  return (
    <Panel
      id="sessions"
      title="Where you are signed in"
      aside={
        sessions.length > 1 && (
          <Button look="quiet" className="-mx-3" onClick={() => end('/internal/profile/sessions')}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      <ul>
        {sessions.map(({ id, isThis, browser, words }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-medium">
                {browser}
                {isThis && <span className="ml-2 font-normal text-quiet text-sm">this browser</span>}
              </p>
              <p className="text-quiet text-sm">{words}</p>
            </div>
            {!isThis && (
              <Button
                look="quiet"
                className="-mr-3"
                aria-label={`Sign out ${browser}`}
                onClick={() => end(`/internal/profile/sessions/${id}`)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {trouble && (
        <p role="alert" className="px-4 pb-3 text-bad text-sm">
          {trouble}
        </p>
      )}
    </Panel>
  )
}
