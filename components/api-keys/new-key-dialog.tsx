'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { ROLE_WORDS, ROLES, type Role } from '@/lib/access/roles'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { ShownOnce } from '../ui/shown-once'

const ENDS = [
  { days: 30, label: 'After 30 days' },
  { days: 90, label: 'After 90 days' },
  { days: 365, label: 'After a year' },
  { days: null, label: 'Never' },
] as const

/** Asks for whom a key is and what it may do; then shows it, once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const [role, setRole] = useState<Role>('publisher')
  const [end, setEnd] = useState('90')
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [made, setMade] = useState<{ key: string; name: string }>()

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    setTrouble('')
    setBusy(true)
    const days = end === '' ? null : Number(end)
    const done = await send<{ key: string }>('POST', '/internal/api-keys', { name, role, days })
    setBusy(false)
    if (!done.ok) return setTrouble(done.message)
    setMade({ key: done.data.key, name })
    router.refresh()
  }

  if (made)
    return (
      <Dialog title="Key made" onClose={onClose}>
        <ShownOnce text={made.key}>The key of “{made.name}”. Copy it: it is shown only now.</ShownOnce>
        <div className="mt-5 flex justify-end">
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog title="New key" onClose={onClose}>
      <form onSubmit={make} className="flex flex-col gap-4">
        <Field label="Name" help="Who or what uses it, such as “billing script”.">
          <input name="name" required maxLength={80} autoComplete="off" className={inputLook} />
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
        <Field label="Ends">
          <select value={end} onChange={(event) => setEnd(event.target.value)} className={inputLook}>
            {ENDS.map(({ days, label }) => (
              <option key={label} value={days ?? ''}>
                {label}
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
            Make the key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
