'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { Failed, Waiting } from './notes'
import { Plan } from './plan'
import type { ApplicationState, Choice } from './states'
import { useAsked } from './use-asked'

const NEW = 'new'

/** Creates an application or takes one. What creating would make is shown before; taking changes nothing at the carrier. */
export function ApplicationChooser({
  carrier,
  title,
  onTaken,
}: {
  carrier: string
  title: string
  onTaken: (taken: ApplicationState, hasNewKey: boolean) => void
}) {
  const { asked, again } = useAsked<Choice>(`/internal/carriers/${carrier}/applications`)
  const [chosen, setChosen] = useState(NEW)
  const [name, setName] = useState('Patchbay')
  const [isBusy, setIsBusy] = useState(false)
  const [trouble, setTrouble] = useState('')

  if (asked.state === 'asking') return <Waiting>Asking {title} for its applications…</Waiting>
  if (asked.state === 'failed') return <Failed message={asked.message} onRetry={again} />
  const isNew = chosen === NEW

  async function take() {
    setIsBusy(true)
    setTrouble('')
    const path = `/internal/carriers/${carrier}/application`
    const done = await send<ApplicationState>(
      isNew ? 'POST' : 'PUT',
      path,
      isNew ? { name: name.trim() } : { id: chosen },
    )
    setIsBusy(false)
    if (done.ok) onTaken(done.data, isNew)
    else setTrouble(done.message)
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Application">
          <select value={chosen} onChange={(event) => setChosen(event.target.value)} className={inputLook}>
            <option value={NEW}>Create a new one</option>
            {asked.data.applications.map((application) => (
              <option key={application.id} value={application.id}>
                {application.name}
                {application.comesHere ? ' (leads here)' : ''}
              </option>
            ))}
          </select>
        </Field>
        {isNew && (
          <Field label="Name" help="What it is called at the carrier.">
            <input
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
              className={inputLook}
            />
          </Field>
        )}
      </div>
      {isNew ? (
        <Plan changes={asked.data.plan} />
      ) : (
        <p className="text-quiet text-sm">
          Taking it changes nothing at {title}. What would have to change there is shown next.
        </p>
      )}
      {trouble && <Failed message={trouble} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {isBusy && <Waiting>Asking {title}…</Waiting>}
        <Button type="submit" look="primary" disabled={isBusy || (isNew && name.trim() === '')}>
          {trouble ? 'Try again' : isNew ? 'Create application' : 'Take this application'}
        </Button>
      </div>
    </form>
  )
}
