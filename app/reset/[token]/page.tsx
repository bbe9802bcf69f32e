import type { Metadata } from 'next'
import { Alone } from '@/components/sign-in/alone'
import { NewPasswordForm } from '@/components/sign-in/new-password-form'
import { server } from '@/lib/server'
import { personOfReset } from '@/lib/sign-in/reset'

export const dynamic = 'force-dynamic'
/** The address holds what sets a password: it goes to no other site. */
export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' }

/** Sets a new password. Looking at it uses nothing up. */
export default async function NewPassword({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const person = await personOfReset((await server()).db, token)
  if (!person)
    return (
      <Alone title="This link works no more">
        <p>It was used already, or is older than an hour. Ask for a new one.</p>
        <p className="mt-3">
          <a className="text-accent underline" href="/sign-in">
            Go to signing in
          </a>
        </p>
      </Alone>
    )
  return (
    <Alone title="New password">
      <p className="-mt-2 mb-4 text-quiet text-sm">
        For {person.name}, {person.email}. You are signed out everywhere else.
      </p>
      <NewPasswordForm token={token} email={person.email} />
    </Alone>
  )
}
