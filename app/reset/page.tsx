import type { Metadata } from 'next'
import { Alone } from '@/components/sign-in/alone'
import { ForgotForm } from '@/components/sign-in/forgot-form'
import { isMailSet } from '@/lib/mail/mail-setting'
import { server } from '@/lib/server'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'New password' }

/** Asks for a link to set a new password. */
export default async function Reset() {
  const { db } = await server()
  return (
    <Alone title="New password">
      {(await isMailSet(db)) ? (
        <ForgotForm />
      ) : (
        <p>
          No mail can be sent from here. Ask an owner for a link to set a new password, or let whoever has the
          machine run <code className="font-mono text-sm">npm run user -- reset NAME</code>.
        </p>
      )}
      <p className="mt-4 text-sm">
        <a className="text-accent hover:underline" href="/sign-in">
          Back to signing in
        </a>
      </p>
    </Alone>
  )
}
