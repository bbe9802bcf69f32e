import type { Metadata } from 'next'
import { MailPanel } from '@/components/notices/mail-panel'
import { NoticesPanel } from '@/components/notices/notices-panel'
import { PageHeader } from '@/components/ui/page-header'
import { describeMail } from '@/lib/mail/mail-setting'
import { shownNotices } from '@/lib/notices/shown'
import { pageServer } from '@/lib/page-server'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Mail and notices' }

/** How mail is sent, and who is told of a new voicemail. */
export default async function Notices() {
  const { db } = await pageServer('owner')
  return (
    <>
      <PageHeader title="Mail and notices" />
      <div className="grid max-w-4xl gap-4">
        <MailPanel mail={await describeMail(db)} />
        <NoticesPanel notices={await shownNotices(db)} />
      </div>
    </>
  )
}
