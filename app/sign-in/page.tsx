import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Alone } from '@/components/sign-in/alone'
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
  const { to } = await searchParams
  const target = ownPath(typeof to === 'string' ? to : undefined)
  if (await signedIn()) redirect(target)
  const { db } = await server()
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
      <SignInForm to={target} canReset={await isMailSet(db)} />
    </Alone>
  )
}
