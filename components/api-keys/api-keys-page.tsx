'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ROLE_WORDS, type Role } from '@/lib/access/roles'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { Empty } from '../ui/empty'
import { PageHeader } from '../ui/page-header'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { NewKeyDialog } from './new-key-dialog'

export type ShownKey = {
  id: string
  name: string
  role: Role
  made: string
  used: string
  ends: string | null
  isOver: boolean
}

/** The keys that work, and those that are over. */
export function ApiKeysPage({ keys }: { keys: ShownKey[] }) {
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <PageHeader title="API keys">
        <Button look="primary" onClick={() => setMaking(true)}>
          New key
        </Button>
      </PageHeader>
      <div className="max-w-4xl">
        <Panel id="keys" title="Keys of the REST API" aside={keys.length > 0 && String(keys.length)}>
          {keys.length === 0 ? (
            <Empty title="No keys yet">
              A program that uses the API shows one. Make one for each, so that each can be ended alone.
            </Empty>
          ) : (
            <ul>
              {keys.map((key) => (
                <KeyRow key={key.id} shown={key} />
              ))}
            </ul>
          )}
        </Panel>
        <p className="mt-3 text-quiet text-sm">
          What the API can do is described at{' '}
          <a className="text-accent underline" href="/api/v1/openapi.json">
            /api/v1/openapi.json
          </a>
          .
        </p>
      </div>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
    </>
  )
}

function KeyRow({ shown: { id, name, role, made, used, ends, isOver } }: { shown: ShownKey }) {
  const router = useRouter()
  const [isEnding, setEnding] = useState(false)

  async function end(): Promise<string | undefined> {
    const done = await send('DELETE', `/internal/api-keys/${id}`)
    router.refresh()
    return done.ok ? undefined : done.message
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 first:border-t-0">
      <div className="min-w-0 flex-1 basis-full md:basis-48">
        <p className="truncate font-medium">{name}</p>
        <p className="text-quiet text-sm">
          {made} · {used}
        </p>
      </div>
      <span className="text-sm">{ROLE_WORDS[role].title}</span>
      <span className={`text-sm ${isOver ? 'text-bad' : 'text-quiet'}`}>
        {ends === null ? 'no end' : isOver ? `over since ${ends}` : `until ${ends}`}
      </span>
      <Button
        look="quiet"
        className="-mr-3 max-md:ml-auto"
        aria-label={`End the key ${name}`}
        onClick={() => setEnding(true)}
      >
        End
      </Button>
      {isEnding && (
        <Confirm title={`End “${name}”?`} action="End the key" onYes={end} onClose={() => setEnding(false)}>
          Whatever uses it is refused from its next request on. This cannot be taken back.
        </Confirm>
      )}
    </li>
  )
}
