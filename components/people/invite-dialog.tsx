'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { ROLE_WORDS, ROLES, type Role } from '@/lib/access/roles'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { ShownOnce } from '../ui/shown-once'

type Made = { link: string; isMailed: boolean; mailTrouble: string | null }

/** Asks whom to invite and as what; then shows the link, once. */
export function InviteDialog({ canMail, onClose }: { canMail: boolean; onClose: () => void }) {
  const router = useRouter()
  const [role, setRole] = useState<Role>('editor')
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [made, setMade] = useState<Made & { email: string }>()

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email') ?? '')
    setTrouble('')
    setBusy(true)
    const done = await send<Made>('POST', '/internal/people/invitations', { email, role })
    setBusy(false)
    if (!done.ok) return setTrouble(done.message)
    setMade({ ...done.data, email })
    router.refresh()
  }

  if (made)
    return (
      <Dialog title="Invited" onClose={onClose}>
        {made.mailTrouble && (
          <p role="alert" className="mb-3 text-bad text-sm">
            The link could not be mailed. {made.mailTrouble}
          </p>
        )}
        <ShownOnce text={made.link}>
          {made.isMailed
            ? `This link was mailed to ${made.email}.`
            : `Send this link to ${made.email}. It is shown only now.`}{' '}
          It works once, for a week.
        </ShownOnce>
        <div className="mt-5 flex justify-end">
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <form onSubmit={invite} className="flex flex-col gap-4">
        <Field
          label="E-mail address"
          help={
            canMail
              ? 'The link is mailed there, and shown to you.'
              : 'They sign in with it. You get a link to send them.'
          }
        >
          <input
            name="email"
            type="email"
            required
            maxLength={200}
            autoComplete="off"
            className={inputLook}
          />
        </Field>
        <Field label="Role" help={`May ${ROLE_WORDS[role].may}.`}>
          <select
            value={role}
            onChange={(event) => setRole(event.target.value as Role)}
            className={inputLook}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {ROLE_WORDS[one].title}
              </option>
            ))}
          </select>
        </Field>
        {trouble && (
          <p role="alert" className="text-bad text-sm">
            {trouble}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            Invite
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
