import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { askedLocale } from '@/components/format/locales'
import { pageFormats } from '@/components/format/page-formats'
import { agentWords } from '@/components/profile/agent-words'
import { readPreferences } from '@/components/profile/preferences'
import { ProfilePage } from '@/components/profile/profile-page'
import { pageServer, signedIn } from '@/lib/page-server'
import { hasPassword } from '@/lib/store/people'
import { ownSessions } from '@/lib/store/sessions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Profile' }

/** What is one’s own: name, time zone, language of dates, password, second factor, and where one is signed in. */
export default async function Profile() {
  const { db } = await pageServer()
  const me = await signedIn()
  if (!me) return null
  const preferences = readPreferences(me.preferences)
  const { timeZone } = preferences
  const now = new Date()
  const { glance } = await pageFormats()
  const [sessions, canChange] = await Promise.all([ownSessions(db), hasPassword(db, me.actor.id)])
  return (
    <ProfilePage
      name={me.actor.name}
      email={me.email}
      preferences={preferences}
      asked={askedLocale((await headers()).get('accept-language'))}
      zones={Intl.supportedValuesOf('timeZone')}
      hasPassword={canChange}
      hasSecondFactor={me.hasSecondFactor}
      sessions={sessions.map(({ id, address, userAgent, createdAt, seenAt }) => ({
        id,
        isThis: id === me.sessionId,
        browser: agentWords(userAgent),
        words: `${address ? `${address} · ` : ''}signed in ${glance(createdAt, timeZone, now)}, last used ${glance(seenAt, timeZone, now)}`,
      }))}
    />
  )
}
