'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ROLE_WORDS, ROLES, type Role } from '@/lib/access/roles'
import { Avatar } from '../person/avatar'
import { WhyNot } from '../person/gate'
import { useMayNot, usePerson } from '../person/use-person'
import { Button } from '../ui/button'
import { Confirm } from '../ui/confirm'
import { inputLook } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { ShownOnce } from '../ui/shown-once'
import { InviteDialog } from './invite-dialog'
import { Pending, type PendingInvitation } from './pending'

export type ShownPerson = {
  id: string
  name: string
  /** Only owners see it. */
  email: string | null
  role: Role
  isDisabled: boolean
  hasSecondFactor: boolean
  seen: string
}

/** Who may sign in, and what each may do. */
export function PeoplePage({
  people,
  invitations,
  canMail,
}: {
  people: ShownPerson[]
  invitations: PendingInvitation[]
  canMail: boolean
}) {
  const [isInviting, setInviting] = useState(false)
  const whyNot = useMayNot('owner', 'Letting people in')
  return (
    <>
      <PageHeader title="People">
        <Button look="primary" disabled={whyNot !== undefined} onClick={() => setInviting(true)}>
          Invite somebody
        </Button>
      </PageHeader>
      {whyNot && <WhyNot>{whyNot}</WhyNot>}
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4">
        <Panel
          id="people"
          title="Who may sign in"
          aside={people.length === 1 ? '1 person' : `${people.length} people`}
        >
          <ul>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} mayChange={whyNot === undefined} />
            ))}
          </ul>
        </Panel>
        {whyNot === undefined && <Pending invitations={invitations} />}
        <Panel id="roles" title="What the roles may">
          <dl className="px-4 py-3 text-sm">
            {ROLES.map((role) => (
              <div key={role} className="flex gap-3 py-1">
                <dt className="w-20 shrink-0 font-medium">{ROLE_WORDS[role].title}</dt>
                <dd className="text-quiet">{ROLE_WORDS[role].may}</dd>
              </div>
            ))}
          </dl>
          <p className="border-line border-t px-4 py-2.5 text-quiet text-xs">
            Each may also do what the ones above may.
          </p>
        </Panel>
      </div>
      {isInviting && <InviteDialog canMail={canMail} onClose={() => setInviting(false)} />}
    </>
  )
}

function PersonRow({ person, mayChange }: { person: ShownPerson; mayChange: boolean }) {
  const router = useRouter()
  const me = usePerson()
  const [trouble, setTrouble] = useState('')
  const [link, setLink] = useState('')
  const [isRemoving, setRemoving] = useState(false)
  const { id, name, email, role, isDisabled, hasSecondFactor, seen } = person
  const isMe = id === me?.id

  async function change(method: 'PUT' | 'DELETE', body?: object): Promise<string | undefined> {
    setTrouble('')
    const done = await send(method, `/internal/people/${id}`, body)
    if (done.ok) router.refresh()
    else setTrouble(done.message)
    return done.ok ? undefined : done.message
  }

  async function makeLink() {
    setTrouble('')
    const made = await send<{ link: string }>('POST', `/internal/people/${id}/reset`)
    if (made.ok) setLink(made.data.link)
    else setTrouble(made.message)
  }

  return (
    <li className="border-line border-t px-4 py-3 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Avatar id={id} name={name} size={32} />
        <div className="min-w-0 flex-1 basis-48">
          <p className="truncate font-medium">
            {name}
            {isMe && <span className="ml-2 font-normal text-quiet text-sm">you</span>}
            {isDisabled && <span className="ml-2 font-normal text-bad text-sm">locked out</span>}
          </p>
          <p className="break-words text-quiet text-sm">
            {[email, seen, hasSecondFactor ? 'second factor on' : ''].filter(Boolean).join(' · ')}
          </p>
        </div>
        {mayChange ? (
          <select
            aria-label={`Role of ${name}`}
            value={role}
            onChange={(event) => change('PUT', { role: event.target.value })}
            className={inputLook}
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {ROLE_WORDS[one].title}
              </option>
            ))}
          </select>
        ) : (
          <span className="text-sm">{ROLE_WORDS[role].title}</span>
        )}
        {mayChange && (
          <div className="-mx-3 flex flex-wrap justify-end gap-1 md:ml-0 md:min-w-72">
            {!isMe && (
              <>
                <Button look="quiet" aria-label={`New password for ${name}`} onClick={makeLink}>
                  New password
                </Button>
                <Button
                  look="quiet"
                  aria-label={`${isDisabled ? 'Let in' : 'Lock out'} ${name}`}
                  onClick={() => change('PUT', { isDisabled: !isDisabled })}
                >
                  {isDisabled ? 'Let in' : 'Lock out'}
                </Button>
                <Button look="quiet" aria-label={`Remove ${name}`} onClick={() => setRemoving(true)}>
                  Remove
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      {trouble && (
        <p role="alert" className="mt-2 text-bad text-sm">
          {trouble}
        </p>
      )}
      {link && (
        <div className="mt-2">
          <ShownOnce text={link}>
            {name} can set a new password by this link. It works once, for an hour, and is shown only now.
          </ShownOnce>
        </div>
      )}
      {isRemoving && (
        <Confirm
          title={`Remove ${name}?`}
          action="Remove"
          onYes={() => change('DELETE')}
          onClose={() => setRemoving(false)}
        >
          {name} is signed out everywhere and cannot sign in again. What they drew and published stays.
        </Confirm>
      )}
    </li>
  )
}
