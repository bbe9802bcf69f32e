import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Alone, Trouble } from '@/components/sign-in/alone'
import { OidcButton } from '@/components/sign-in/oidc-button'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { isMailSet } from '@/lib/mail/mail-setting'
import { signedIn } from '@/lib/page-server'
import { server } from '@/lib/server'
import { ownPath } from '@/lib/sign-in/way-back'
import { hasOwner } from '@/lib/store/people'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Sign in' }

/** Signing in, and then on to where somebody wanted to go (`?to=`). */
export default async function SignIn({ searchParams }: PageProps<'/sign-in'>) {
  const { to, error } = await searchParams
  const target = ownPath(typeof to === 'string' ? to : undefined)
  if (await signedIn()) redirect(target)
  const { db, config } = await server()
  if (!(await hasOwner(db)))
    return (
      <Alone title="Nobody is here yet">
        <p>
          <code className="font-mono text-sm">npm start</code> has printed a link that makes the first owner.
          Open it.
        </p>
        <p className="mt-2 text-quiet text-sm">
          It works for a day. Stop Patchbay and start it again for a new one.
        </p>
      </Alone>
    )
  return (
    <Alone title="Sign in">
      {error && config.oidc && (
        <div className="mb-4">
          <Trouble>
            {config.oidc.name} knows you, but nobody has let you in here, or that took too long. Ask an owner
            for an invitation.
          </Trouble>
        </div>
      )}
      {config.oidc && <OidcButton name={config.oidc.name} to={target} />}
      <SignInForm to={target} canReset={await isMailSet(db)} />
    </Alone>
  )
}
