import type { Metadata } from 'next'
import { pageFormats } from '@/components/format/page-formats'
import { PeoplePage } from '@/components/people/people-page'
import { readPreferences } from '@/components/profile/preferences'
import { includes } from '@/lib/access/roles'
import { isMailSet } from '@/lib/mail/mail-setting'
import { pageServer, signedIn } from '@/lib/page-server'
import { pendingInvitations } from '@/lib/sign-in/invite'
import { listPeople } from '@/lib/store/people'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'People' }

/** Who may sign in. Everybody sees who is here and what they may do; owners see more and change it. */
export default async function People() {
  const { db } = await pageServer()
  const isOwner = includes(db.actor.role, 'owner')
  const { timeZone } = readPreferences((await signedIn())?.preferences ?? '')
  const [people, invitations, canMail] = await Promise.all([
    listPeople(db),
    isOwner ? pendingInvitations(db) : [],
    isMailSet(db),
  ])
  const now = new Date()
  const { glance } = await pageFormats()
  return (
    <PeoplePage
      canMail={canMail}
      people={people.map(({ id, name, email, role, disabledAt, hasSecondFactor, seenAt }) => ({
        id,
        name,
        email: isOwner ? email : null,
        role,
        isDisabled: disabledAt !== null,
        hasSecondFactor: isOwner && hasSecondFactor,
        seen: !isOwner ? '' : seenAt ? `last seen ${glance(seenAt, timeZone, now)}` : 'not signed in',
      }))}
      invitations={invitations.map(({ id, email, role, madeBy, expiresAt }) => ({
        id,
        email: email ?? '',
        role: role ?? 'viewer',
        madeBy: madeBy ?? '',
        until: glance(expiresAt, timeZone, now),
      }))}
    />
  )
}
