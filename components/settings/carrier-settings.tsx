'use client'

import { useState } from 'react'
import { AccountPanel } from './account-panel'
import { ApplicationPanel } from './application-panel'
import { NumbersPanel } from './numbers-panel'
import type { AccountState } from './states'

/** The account at a carrier: who we are there, what holds our addresses, and which numbers it has. */
export function CarrierSettings({
  carrier,
  title,
  account: first,
  publicUrl,
}: {
  carrier: string
  title: string
  account: AccountState
  publicUrl: string
}) {
  const [account, setAccount] = useState(first)
  // What was learnt from the carrier may be another once the account has changed, so the panels ask anew.
  const [asked, setAsked] = useState(0)
  const askAnew = () => setAsked((times) => times + 1)
  const canAsk = account.isSet.apiKey && account.isSet.apiSecret
  return (
    <div className="grid max-w-4xl gap-4">
      <AccountPanel
        carrier={carrier}
        title={title}
        account={account}
        onChange={(changed) => {
          setAccount(changed)
          askAnew()
        }}
      />
      <ApplicationPanel
        key={`application ${asked}`}
        carrier={carrier}
        title={title}
        publicUrl={publicUrl}
        canAsk={canAsk}
        hasApplication={account.isSet.applicationId}
        hasPrivateKey={account.isSet.privateKey}
        onTaken={(hasNewKey) => {
          const now = new Date().toISOString()
          const isSet = { ...account.isSet, applicationId: true }
          const changedAt = { ...account.changedAt, applicationId: now }
          setAccount({
            ...account,
            isSet: hasNewKey ? { ...isSet, privateKey: true } : isSet,
            changedAt: hasNewKey ? { ...changedAt, privateKey: now } : changedAt,
          })
        }}
      />
      <NumbersPanel
        key={`numbers ${asked} ${account.changedAt.applicationId}`}
        carrier={carrier}
        title={title}
        canAsk={canAsk}
      />
    </div>
  )
}
