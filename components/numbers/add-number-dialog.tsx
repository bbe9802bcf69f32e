'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { toast } from 'sonner'
import type { z } from 'zod'
import { isTestLine, SANDBOX } from '@/lib/carriers/test-line'
import { phone } from '../format/phone'
import { Failed } from '../settings/notes'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { assign } from './assign'
import type { Choices } from './choices'
import { FlowSelect } from './flow-select'
import { newNumber } from './new-number'
import { WarningList } from './warning-list'

/** Adds a number: one of the sandbox, for which the next free one is offered, or one that is held at a carrier. */
export function AddNumberDialog({ flows, carriers, ranges, onClose }: Choices & { onClose: () => void }) {
  const router = useRouter()
  const [flow, setFlow] = useState('')
  const [trouble, setTrouble] = useState('')
  const [warnings, setWarnings] = useState<string[]>()
  const [first] = ranges
  const form = useForm<z.input<typeof newNumber>, unknown, z.output<typeof newNumber>>({
    resolver: zodResolver(newNumber),
    defaultValues: { carrier: SANDBOX, country: first?.id ?? '', number: first?.next ?? '', label: '' },
  })
  const { register, watch, setValue, getValues, setError, handleSubmit, formState } = form
  const { errors, isSubmitting } = formState
  const [carrier, country] = watch(['carrier', 'country'])
  const title = carriers.find(({ name }) => name === carrier)?.title ?? carrier
  const isSandbox = isTestLine(carrier)

  /** What was offered gives way to what is offered now; what was typed stays. */
  function offer(next: { carrier: string; country: string | undefined }) {
    const isOffered = ['', ...ranges.map((range) => range.next)].includes(getValues('number'))
    const offered = isTestLine(next.carrier) ? ranges.find(({ id }) => id === next.country)?.next : ''
    setValue('carrier', next.carrier)
    setValue('country', next.country)
    if (isOffered) setValue('number', offered ?? '')
  }

  // The schema has read the number; the route reads what was typed again, by itself.
  async function add() {
    setTrouble('')
    const made = await send<{ e164: string }>('POST', '/internal/numbers', getValues())
    if (!made.ok && made.details.field === 'number') return setError('number', { message: made.message })
    if (!made.ok) return setTrouble(made.message)
    const { e164 } = made.data
    const given = flow ? await assign(e164, flow) : undefined
    router.refresh()
    toast(`${phone(e164)} is added.`)
    if (given && !given.ok)
      return setTrouble(`${phone(e164)} is added, but no flow answers it: ${given.message}`)
    if (given?.data.linkTrouble) setTrouble(given.data.linkTrouble)
    if (given && given.data.warnings.length + given.data.linkTrouble.length > 0)
      setWarnings(given.data.warnings)
    else onClose()
  }

  if (warnings)
    return (
      <Dialog title="Number added" onClose={onClose}>
        <div className="grid gap-4">
          {trouble && <Failed message={trouble} />}
          {warnings.length > 0 && <WarningList carrier={title} warnings={warnings} />}
        </div>
        <div className="mt-4 flex justify-end">
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    )

  return (
    <Dialog title="Add number" onClose={onClose}>
      <form onSubmit={handleSubmit(add)} noValidate className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Carrier">
            <select
              value={carrier}
              onChange={(event) => offer({ carrier: event.target.value, country })}
              className={inputLook}
            >
              {[...carriers].sort(sandboxFirst).map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </Field>
          {isSandbox && (
            <Field label="Country">
              <select
                value={country}
                onChange={(event) => offer({ carrier, country: event.target.value })}
                className={inputLook}
              >
                {ranges.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </Field>
          )}
        </div>
        <Field
          label="Number"
          help={
            <span aria-live="polite" className={errors.number ? 'text-bad' : ''}>
              {errors.number?.message ??
                (isSandbox
                  ? 'The next free one that is kept for fiction. It rings only inside Patchbay; you may write another.'
                  : `One that you hold at ${title}, with its country code. Settings, Carriers lists those of your account.`)}
            </span>
          }
        >
          <input
            {...register('number')}
            type="tel"
            autoComplete="off"
            placeholder="+44 20 7946 0018"
            aria-invalid={errors.number !== undefined}
            className={inputLook}
          />
        </Field>
        <Field label="Label (optional)" help={errors.label?.message}>
          <input {...register('label')} maxLength={80} placeholder="Front desk" className={inputLook} />
        </Field>
        <FlowSelect flows={flows} value={flow} onChange={setFlow} />
        <p role="alert" className={trouble ? 'text-bad text-sm' : 'sr-only'}>
          {trouble}
        </p>
        <div className="flex justify-end">
          <Button look="primary" type="submit" disabled={isSubmitting}>
            {isSubmitting ? 'Adding…' : 'Add number'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const sandboxFirst = (one: { name: string }, other: { name: string }) =>
  Number(isTestLine(other.name)) - Number(isTestLine(one.name))
