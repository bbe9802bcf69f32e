'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { PhoneCall } from 'lucide-react'
import { useRef, useState } from 'react'
import { type UseFormRegisterReturn, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import type { CallMeStart } from './call-me-dialog'
import { rememberedNumber, rememberNumber } from './my-number'
import { callMe, type Offers, type Standing } from './wanted'

/** Whom to call, from which number, with which flow. */
export function CallMeForm({
  offers: { numbers, flows },
  flow,
  from,
  onPlaced,
}: { offers: Offers; onPlaced: (call: Standing) => void } & {
  [Key in keyof CallMeStart]: CallMeStart[Key] | undefined
}) {
  const [trouble, setTrouble] = useState('')
  // Kept for as long as nobody knows whether the call was taken: asking again then rings nobody twice.
  const key = useRef('')
  const first = from ?? (numbers.find((one) => one.flow === flow?.id) ?? numbers[0])?.e164 ?? ''
  const its = numbers.find(({ e164 }) => e164 === first)?.flow
  const { register, handleSubmit, watch, formState } = useForm<
    z.input<typeof callMe>,
    unknown,
    z.output<typeof callMe>
  >({
    resolver: zodResolver(callMe),
    defaultValues: {
      to: rememberedNumber(),
      from: first,
      flow: flow?.id ?? flows.find(({ id }) => id === its)?.id ?? flows[0]?.id ?? '',
    },
  })
  const { errors, isSubmitting } = formState
  const [chosen, speaking] = watch(['from', 'flow'])
  const version = flows.find(({ id }) => id === speaking)?.version

  async function ask(wanted: z.output<typeof callMe>) {
    setTrouble('')
    rememberNumber(wanted.to)
    key.current ||= `${Date.now()}-${Math.random().toString(36).slice(2)}`
    const answer = await send<Standing>('POST', '/internal/calls', { ...wanted, key: key.current })
    if (answer.ok || answer.status !== 0) key.current = ''
    if (answer.ok) onPlaced(answer.data)
    else setTrouble(answer.message)
  }

  if (numbers.length === 0)
    return <p>There is no number yet that could call you. Add one under Numbers; a sandbox number will do.</p>
  if (flow && version === undefined)
    return <p>“{flow.name}” was never published, so nothing of it can be heard yet. Publish it first.</p>
  if (flows.length === 0) return <p>No flow is published yet. Publish one first.</p>

  return (
    <form onSubmit={handleSubmit(ask)} noValidate className="flex flex-col gap-4">
      <Field label="Your number" help={<Fault of={errors.to?.message}>Remembered in this browser.</Fault>}>
        <input
          {...register('to')}
          type="tel"
          autoComplete="tel"
          placeholder="+44 7700 900123"
          aria-invalid={errors.to !== undefined}
          className={inputLook}
        />
      </Field>
      <Choice
        label="Call from"
        field={register('from')}
        options={numbers.map(({ e164, shown, carrier }) => [e164, `${shown} · ${carrier}`])}
        help={
          numbers.find(({ e164 }) => e164 === chosen)?.isSandbox &&
          'No phone rings: sandbox numbers call only inside Patchbay. Somebody there answers and listens.'
        }
      />
      {!flow && (
        <Choice label="Flow" field={register('flow')} options={flows.map(({ id, name }) => [id, name])} />
      )}
      <p role="alert" className={trouble ? 'text-bad text-sm' : 'sr-only'}>
        {trouble}
      </p>
      <div className="flex items-center justify-between gap-3">
        <p className="text-quiet text-sm">{version && `Version ${version}, the live one, will speak.`}</p>
        <Button look="primary" type="submit" disabled={isSubmitting}>
          <PhoneCall size={14} aria-hidden />
          {isSubmitting ? 'Asking the carrier …' : 'Call me'}
        </Button>
      </div>
    </form>
  )
}

const Fault = ({ of, children }: { of: string | undefined; children: string }) => (
  <span aria-live="polite" className={of ? 'text-bad' : ''}>
    {of ?? children}
  </span>
)

const Choice = ({
  label,
  field,
  options,
  help,
}: {
  label: string
  field: UseFormRegisterReturn
  options: [string, string][]
  help?: string | false | undefined
}) => (
  <Field label={label} help={help}>
    <select {...field} className={inputLook}>
      {options.map(([value, shown]) => (
        <option key={value} value={value}>
          {shown}
        </option>
      ))}
    </select>
  </Field>
)
