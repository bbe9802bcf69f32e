'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ROLE_WORDS, type Role } from '@/lib/access/roles'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'

export type PendingInvitation = { id: string; email: string; role: Role; madeBy: string; until: string }

/** Invitations that nobody has used yet. */
export function Pending({ invitations }: { invitations: PendingInvitation[] }) {
  const router = useRouter()
  const [trouble, setTrouble] = useState('')

  async function takeBack(id: string) {
    const done = await send('DELETE', `/internal/people/invitations/${id}`)
    setTrouble(done.ok ? '' : done.message)
    router.refresh()
  }

  return (
    <Panel id="invitations" title="Invited">
      {invitations.length === 0 ? (
        <Empty title="Nobody is invited just now">
          Whoever you invite stands here until they have come in.
        </Empty>
      ) : (
        <ul>
          {invitations.map(({ id, email, role, madeBy, until }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 first:border-t-0"
            >
              <div className="min-w-0 flex-1 basis-full md:basis-48">
                <p className="break-words font-medium">{email}</p>
                <p className="text-quiet text-sm">
                  by {madeBy}, works until {until}
                </p>
              </div>
              <span className="text-sm">{ROLE_WORDS[role].title}</span>
              <Button
                look="quiet"
                className="-mr-3 max-md:ml-auto"
                aria-label={`Take back the invitation of ${email}`}
                onClick={() => takeBack(id)}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      {trouble && (
        <p role="alert" className="px-4 pb-3 text-bad text-sm">
          {trouble}
        </p>
      )}
    </Panel>
  )
}
