import type { Metadata } from 'next'
import { DoctorPanel } from '@/components/doctor/doctor-panel'
import { Gate } from '@/components/person/gate'
import { CarrierSettings } from '@/components/settings/carrier-settings'
import { PageHeader } from '@/components/ui/page-header'
import { pageServer } from '@/lib/page-server'
import { describeAccount } from '@/lib/store/accounts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Carriers' }

/** The accounts at carriers. Only what is kept here is read for the page; carriers are asked by it when it is there. */
export default async function Carriers() {
  const { db, config } = await pageServer()
  const account = await describeAccount(db, 'vonage')
  return (
    <>
      <PageHeader title="Carriers" />
      <Gate takes="owner" doing="Changing carriers">
        <CarrierSettings carrier="vonage" title="Vonage" account={account} publicUrl={config.publicUrl} />
        <div className="mt-4 max-w-4xl">
          <DoctorPanel />
        </div>
      </Gate>
    </>
  )
}
