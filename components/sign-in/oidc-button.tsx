'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { send } from '../ui/send'
import { Trouble } from './alone'

/** Leads to the identity provider. */
export function OidcButton({ name, to }: { name: string; to: string }) {
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function go() {
    setTrouble('')
    setBusy(true)
    const asked = await send<{ url: string }>('POST', '/internal/session/oidc', { to })
    if (asked.ok) return location.assign(asked.data.url)
    setBusy(false)
    setTrouble(asked.message)
  }

  return (
    <div className="mb-4 flex flex-col gap-4 border-line border-b pb-4">
      <Button disabled={isBusy} onClick={go}>
        Sign in with {name}
      </Button>
      <Trouble>{trouble}</Trouble>
    </div>
  )
}
