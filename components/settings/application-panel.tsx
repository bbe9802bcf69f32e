'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { ApplicationChooser } from './application-chooser'
import { Failed, Good, Waiting, Warning } from './notes'
import { Plan } from './plan'
import type { ApplicationState } from './states'
import { useAsked } from './use-asked'

/** The application at the carrier that holds our addresses: which one, what is set there, and what would be. */
export function ApplicationPanel({
  carrier,
  title,
  publicUrl,
  canAsk,
  hasApplication,
  hasPrivateKey,
  onTaken,
}: {
  carrier: string
  title: string
  publicUrl: string
  canAsk: boolean
  hasApplication: boolean
  hasPrivateKey: boolean
  onTaken: (hasNewKey: boolean) => void
}) {
  const path = `/internal/carriers/${carrier}/application`
  const { asked, again, set } = useAsked<ApplicationState>(canAsk && hasApplication ? path : undefined)
  const [isChoosing, setIsChoosing] = useState(false)
  const [isSetting, setIsSetting] = useState(false)
  const [trouble, setTrouble] = useState('')

  async function setAddresses() {
    setIsSetting(true)
    setTrouble('')
    const done = await send<ApplicationState>('POST', `${path}/webhooks`)
    setIsSetting(false)
    if (done.ok) set(done.data)
    else setTrouble(done.message)
  }

  const isChooserShown = canAsk && (!hasApplication || isChoosing)
  return (
    <Panel
      id={`application-${carrier}`}
      title="Application"
      aside={
        canAsk &&
        hasApplication && (
          <Button look="quiet" aria-expanded={isChoosing} onClick={() => setIsChoosing(!isChoosing)}>
            Use another…
          </Button>
        )
      }
    >
      <div className="grid gap-4 p-4">
        <p className="max-w-prose text-quiet text-sm">
          {title} asks the addresses of an application what to do with a call. They have to lead here:{' '}
          <span className="inline-block max-w-full break-words text-text">{publicUrl}</span>
        </p>
        {!isReachable(publicUrl) && (
          <Warning>
            {title} cannot reach this address. Set PUBLIC_URL to the https address under which the voice
            server is reached from the internet, and start Patchbay again.
          </Warning>
        )}
        {!canAsk && <p className="text-sm">Set the API key and secret first.</p>}
        {isChooserShown && (
          <ApplicationChooser
            carrier={carrier}
            title={title}
            onTaken={(taken, hasNewKey) => {
              set(taken)
              setIsChoosing(false)
              onTaken(hasNewKey)
            }}
          />
        )}
        {canAsk && hasApplication && !isChoosing && (
          <>
            {asked.state === 'asking' && <Waiting>Asking {title}…</Waiting>}
            {asked.state === 'failed' && <Failed message={asked.message} onRetry={again} />}
            {asked.state === 'there' && (
              <>
                <p className="text-sm">
                  <span className="font-medium">{asked.data.application.name}</span>{' '}
                  <code className="break-all text-quiet text-xs">{asked.data.application.id}</code>
                </p>
                {asked.data.changes.length === 0 ? (
                  <Good>Its addresses lead here, and its webhooks are signed.</Good>
                ) : (
                  <>
                    <Plan changes={asked.data.changes} />
                    <p className="text-quiet text-sm">Everything else of the application stays as it is.</p>
                    {trouble && <Failed message={trouble} />}
                    <div className="flex flex-wrap items-center justify-end gap-3">
                      {isSetting && <Waiting>Setting the addresses at {title}…</Waiting>}
                      <Button look="primary" disabled={isSetting} onClick={setAddresses}>
                        {trouble ? 'Try again' : 'Set these addresses'}
                      </Button>
                    </div>
                  </>
                )}
                {asked.data.isKeyRight === false && (
                  <Warning>
                    The private key above belongs to another application. Give the one of this.
                  </Warning>
                )}
                {!hasPrivateKey && (
                  <p className="text-quiet text-sm">
                    Without its private key, flows cannot send texts through it or ring people. Paste it
                    above.
                  </p>
                )}
              </>
            )}
          </>
        )}
      </div>
    </Panel>
  )
}

/** An https address that is not this machine's own. */
function isReachable(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' && !/^(localhost|127\.|\[::1\])/.test(hostname)
}
