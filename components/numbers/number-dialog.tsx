'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { Gate } from '../person/gate'
import { Failed } from '../settings/notes'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Answer } from './answer'
import { assign } from './assign'
import type { FlowChoice } from './choices'
import { FlowSelect } from './flow-select'
import { LinkPlan } from './link-plan'
import type { ListedNumber } from './listed-numbers'
import { RemoveNumber } from './remove-number'
import { VersionSelect } from './version-select'
import { WarningList } from './warning-list'

/** One number: who answers it in full, which flow and version do, and its end. */
export function NumberDialog({
  number,
  at,
  flows,
  onClose,
}: {
  number: ListedNumber
  /** The other moment, in words. */
  at: string
  flows: FlowChoice[]
  onClose: () => void
}) {
  const router = useRouter()
  const [flow, setFlow] = useState(number.flow?.id ?? '')
  const [version, setVersion] = useState(number.pinnedVersion)
  const [warnings, setWarnings] = useState<string[]>()
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const isChanged = flow !== (number.flow?.id ?? '') || version !== number.pinnedVersion
  const chosen = flows.find(({ id }) => id === flow)

  async function keep() {
    setBusy(true)
    setTrouble('')
    const done = await assign(number.e164, flow || null, version)
    setBusy(false)
    if (!done.ok) return setTrouble(done.message)
    router.refresh()
    const name = chosen ? `“${chosen.name}” answers` : 'No flow answers'
    const { warnings, linkTrouble } = done.data
    toast(`${name} ${number.shown} from the next call on.`)
    setTrouble(linkTrouble)
    if (warnings.length > 0 || linkTrouble) setWarnings(warnings)
    else onClose()
  }

  return (
    <Dialog title={number.shown} onClose={onClose}>
      <div className="grid gap-4">
        <p className="-mt-1 text-quiet text-sm">
          {[number.label, number.carrierTitle].filter(Boolean).join(' · ')}
          {number.isSandbox && ': rings only inside Patchbay'}
        </p>
        <dl className="grid gap-x-4 gap-y-2 rounded-control border border-line p-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
          <dt className="text-quiet">Now</dt>
          <dd>
            <Answer words={number.now} />
          </dd>
          <dt className="text-quiet">{at}</dt>
          <dd>{number.isSame ? 'The same' : <Answer words={number.later} />}</dd>
        </dl>
        <Gate takes="publisher" doing="Changing numbers">
          <FlowSelect
            flows={flows}
            value={flow}
            onChange={(id) => {
              setFlow(id)
              setVersion(id === number.flow?.id ? number.pinnedVersion : null)
              setWarnings(undefined)
            }}
          />
          {chosen && chosen.liveVersion !== null && (
            <VersionSelect
              flow={chosen}
              timeZone={number.timeZone}
              value={version}
              onChange={(chosenVersion) => {
                setVersion(chosenVersion)
                setWarnings(undefined)
              }}
            />
          )}
          {chosen && chosen.liveVersion === null && (
            <p className="text-sm">
              Callers hear that the number is not in service until “{chosen.name}” is published.{' '}
              <Link href={`/flows/${chosen.id}/publish`} className="text-accent underline">
                Publish it
              </Link>
            </p>
          )}
          {!number.isSandbox && <LinkPlan number={number} flow={flow} isSaved={!isChanged} />}
          {warnings && warnings.length > 0 && (
            <WarningList carrier={number.carrierTitle} warnings={warnings} />
          )}
          {trouble && <Failed message={trouble} />}
          {isRemoving ? (
            <RemoveNumber number={number} onKept={() => setRemoving(false)} onRemoved={onClose} />
          ) : (
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Button look="quiet" onClick={() => setRemoving(true)} className="-ml-3">
                Remove…
              </Button>
              {warnings ? (
                <Button look="primary" onClick={onClose}>
                  Done
                </Button>
              ) : (
                <Button look="primary" disabled={!isChanged || isBusy} onClick={keep}>
                  {isBusy ? 'Saving…' : flow === '' && isChanged ? 'Take off' : 'Save'}
                </Button>
              )}
            </div>
          )}
        </Gate>
      </div>
    </Dialog>
  )
}
