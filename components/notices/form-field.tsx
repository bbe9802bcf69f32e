'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { inputLook } from '../ui/field'

/** An input of a form with its name, what it is for, and what is wrong with what stands in it. */
export function FormField({
  label,
  help,
  wrong,
  className = '',
  ...input
}: { label: string; help?: ReactNode; wrong?: string | undefined } & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className={`flex flex-col gap-1 text-sm ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        {...input}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-help ${id}-wrong`}
        className={`${inputLook} w-full`}
      />
      <span id={`${id}-help`} className="text-quiet text-xs empty:hidden">
        {help}
      </span>
      <span id={`${id}-wrong`} role="alert" className="text-bad text-xs empty:hidden">
        {wrong}
      </span>
    </div>
  )
}
