'use client'

import { useEffect, useState } from 'react'
import type { RetentionState } from '@/lib/retention/page-data'
import type { Due, Plan } from '@/lib/store/retention/plan'
import type { Retention } from '@/lib/store/retention/settings'
import { useFormats } from '../../format/use-formats'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field, inputLook } from '../../ui/field'
import { Panel } from '../../ui/panel'
import { send } from '../../ui/send'
import { Failed, Good } from '../notes'
import { CHOICES, daysInWords, dueInWords, KEPT, type KeptField } from './words'

const FIELDS: [KeptField, keyof Plan][] = [
  ['callsDays', 'calls'],
  ['logDays', 'log'],
  ['recordingsDays', 'recordings'],
  ['maskAfterDays', 'masks'],
]
/** How soon after saving the page looks what the run has done. */
const SOON_MS = 1_500

/** How long each is kept. What a change would delete is said before it is made. */
export function KeepingPanel({
  state: { settings, plan },
  timeZone,
  onSaved,
  onLater,
}: {
  state: RetentionState
  timeZone: string
  onSaved: (state: RetentionState) => void
  onLater: () => void
}) {
  const formats = useFormats()
  const [chosen, setChosen] = useState(settings)
  const [expected, setExpected] = useState<Plan>()
  const [isAsking, setIsAsking] = useState(false)
  const [outcome, setOutcome] = useState<{ ok: boolean; message: string }>()
  const isChanged = FIELDS.some(([field]) => chosen[field] !== settings[field])
  const shown = isChanged ? expected : plan

  useEffect(() => {
    if (!isChanged) return
    setExpected(undefined)
    const given = new AbortController()
    send<Plan>('POST', '/internal/retention/plan', chosen, given.signal).then((told) => {
      if (told.ok) setExpected(told.data)
      else if (!given.signal.aborted) setOutcome({ ok: false, message: told.message })
    })
    return () => given.abort()
  }, [chosen, isChanged])

  async function save() {
    setIsAsking(false)
    const saved = await send<RetentionState>('PUT', '/internal/retention', chosen)
    setOutcome({ ok: saved.ok, message: saved.ok ? 'Saved.' : saved.message })
    if (!saved.ok) return
    onSaved(saved.data)
    setTimeout(onLater, SOON_MS)
  }
  const choose = (field: KeptField, value: string) => {
    setOutcome(undefined)
    setChosen({ ...chosen, [field]: value === '' ? null : Number(value) })
  }
  const losses = FIELDS.filter(
    ([field, part]) => shown && chosen[field] !== settings[field] && shown[part].due > 0,
  )

  return (
    <Panel id="keeping" title="How long things are kept">
      <form
        className="grid gap-5 p-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (losses.length > 0) setIsAsking(true)
          else save()
        }}
      >
        <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
          {FIELDS.map(([field, part]) => (
            <Days
              key={field}
              field={field}
              value={chosen[field]}
              due={shown?.[part]}
              timeZone={timeZone}
              onChoose={(value) => choose(field, value)}
            />
          ))}
        </div>
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1">
            {outcome && (outcome.ok ? <Good>{outcome.message}</Good> : <Failed message={outcome.message} />)}
          </div>
          <Button type="submit" look="primary" disabled={!isChanged || !expected}>
            Save
          </Button>
        </div>
      </form>
      {isAsking && (
        <Dialog title="Delete what is too old?" onClose={() => setIsAsking(false)}>
          <div className="grid gap-4 text-sm">
            <ul className="grid gap-2">
              {losses.map(([field, part]) => (
                <li key={field}>{shown && dueInWords(field, shown[part], timeZone, formats)}</li>
              ))}
            </ul>
            <p>This begins at once and cannot be undone. Insights keep their daily counts.</p>
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => setIsAsking(false)}>Keep everything</Button>
              <Button look="primary" onClick={save}>
                Save and begin
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Panel>
  )
}

function Days({
  field,
  value,
  due,
  timeZone,
  onChoose,
}: {
  field: KeptField
  value: Retention[KeptField]
  due: Due | undefined
  timeZone: string
  onChoose: (value: string) => void
}) {
  const formats = useFormats()
  const { label, help, kept, forEver } = KEPT[field]
  const choices =
    value === null || CHOICES.includes(value) ? CHOICES : [...CHOICES, value].sort((a, b) => a - b)
  const after = field === 'maskAfterDays' ? 'After' : 'For'
  return (
    <div className="grid content-start gap-1.5">
      <Field label={label} help={help}>
        <select
          aria-label={`${label}: ${kept.toLowerCase()}`}
          value={value ?? ''}
          onChange={(event) => onChoose(event.target.value)}
          className={inputLook}
        >
          <option value="">{forEver}</option>
          {choices.map((days) => (
            <option key={days} value={days}>
              {after} {daysInWords(days, formats)}
            </option>
          ))}
        </select>
      </Field>
      <p aria-live="polite" className="min-h-5 text-sm">
        {due ? dueInWords(field, due, timeZone, formats) : 'Counting…'}
      </p>
    </div>
  )
}
