'use client'

import { type ReactNode, useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useFormats } from '../format/use-formats'
import { inputLook } from '../ui/field'
import type { AccountForm } from './account-schema'
import { setWords } from './set-words'

/** A secret that can be typed anew. What is set is only said to be. */
export function SecretField({
  label,
  name,
  form,
  isSet,
  changedAt,
  help,
}: {
  label: string
  name: 'apiKey' | 'apiSecret' | 'signatureSecret'
  form: UseFormReturn<AccountForm>
  isSet: boolean
  changedAt: string | null
  help?: ReactNode
}) {
  const formats = useFormats()
  const id = useId()
  const wrong = form.formState.errors[name]?.message
  return (
    <div className="flex flex-col gap-1 text-sm">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        type={name === 'apiKey' ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        placeholder={isSet ? '••••••••' : ''}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-state ${id}-wrong`}
        {...form.register(name)}
        className={`${inputLook} w-full`}
      />
      <span id={`${id}-state`} className="text-quiet text-xs">
        {setWords(isSet, changedAt, formats)}
        {help && <> · {help}</>}
      </span>
      <span id={`${id}-wrong`} role="alert" className="text-bad text-xs empty:hidden">
        {wrong}
      </span>
    </div>
  )
}
