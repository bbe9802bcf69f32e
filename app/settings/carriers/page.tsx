import type { Metadata } from 'next'
import { DoctorPanel } from '@/components/doctor/doctor-panel'
import { Gate } from '@/components/person/gate'
import { CarrierSettings } from '@/components/settings/carrier-settings'
import { PageHeader } from '@/components/ui/page-header'
import { accountCarriers } from '@/lib/carriers'
import { pageServer } from '@/lib/page-server'
import { describeAccount } from '@/lib/store/accounts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Carriers' }

/** The accounts at carriers. Only what is kept here is read for the page; carriers are asked by it when it is there. */
export default async function Carriers() {
  const { db, config } = await pageServer()
  const accounts = await Promise.all(
    accountCarriers.map(async ({ name, title }) => ({
      name,
      title,
      account: await describeAccount(db, name),
    })),
  )
  return (
    <>
      <PageHeader title="Carriers" />
      <Gate takes="owner" doing="Changing carriers">
        <div className="grid max-w-4xl gap-4">
          {accounts.map(({ name, title, account }) => (
            <CarrierSettings
              key={name}
              carrier={name}
              title={title}
              account={account}
              publicUrl={config.publicUrl}
            />
          ))}
          <DoctorPanel />
        </div>
      </Gate>
    </>
  )
}
