import type { Metadata } from 'next'
import { Alone } from '@/components/sign-in/alone'
import { JoinForm } from '@/components/sign-in/join-form'
import { ROLE_WORDS } from '@/lib/access/roles'
import { signedIn } from '@/lib/page-server'
import { server } from '@/lib/server'
import { openInvitation } from '@/lib/sign-in/join'

export const dynamic = 'force-dynamic'
/** The address holds what lets somebody in: it goes to no other site. */
export const metadata: Metadata = { title: 'Welcome', referrer: 'no-referrer' }

/** Where the first owner, and whoever is invited, come in. Looking at it uses nothing up. */
export default async function Join({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const { db } = await server()
  const invitation = await openInvitation(db, token)
  const person = await signedIn()
  if (!invitation)
    return (
      <Alone title="This link works no more">
        <p>It was used already, was taken back, or is too old.</p>
        <p className="mt-2 text-quiet text-sm">
          Ask whoever sent it for a new one. If it was printed by <code className="font-mono">npm start</code>
          , start Patchbay again. If you have come in by it before,{' '}
          <a className="text-accent underline" href="/sign-in">
            sign in
          </a>
          .
        </p>
      </Alone>
    )
  if (person)
    return (
      <Alone title="You are signed in already">
        <p>
          You are {person.actor.name}. To come in as somebody else, sign out first, and open this link again.
        </p>
        <p className="mt-3">
          <a className="text-accent underline" href="/">
            Go to the overview
          </a>
        </p>
      </Alone>
    )
  const isFirst = invitation.purpose === 'first-run'
  const { title, may } = ROLE_WORDS[invitation.role]
  return (
    <Alone title={isFirst ? 'Welcome to Patchbay' : 'You are invited'}>
      <p className="-mt-2 mb-4 text-quiet text-sm">
        {isFirst
          ? 'You are the first one here, and its owner. You can let others in later.'
          : `${invitation.madeBy ?? 'An owner'} lets you in as ${title.toLowerCase()}: you may ${may}.`}
      </p>
      <JoinForm token={token} email={invitation.email} action={isFirst ? 'Become the owner' : 'Come in'} />
    </Alone>
  )
}
