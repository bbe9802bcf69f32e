'use client'

import { useId } from 'react'
import { useProblems } from '../form'
import type { Lens } from '../lens'
import { Messages } from './field'

/** Something that is so or not so. */
export const SwitchField = ({ of, ...props }: { of: Lens<boolean>; label: string; hint?: string }) => (
  <Switch path={of.path} isOn={of.value} onSwitch={(isOn) => of.set(isOn)} {...props} />
)

/** A switch that does more than set one field: it takes something optional in, or leaves it out. */
export function Switch({
  path,
  label,
  hint,
  isOn,
  onSwitch,
}: {
  path: string
  label: string
  hint?: string
  isOn: boolean
  onSwitch: (isOn: boolean) => void
}) {
  const id = useId()
  const problems = useProblems(path)
  return (
    <div data-field={path}>
      <label htmlFor={id} className="flex min-h-6 cursor-pointer items-start gap-2 text-sm max-md:min-h-11">
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => onSwitch(target.checked)}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="pl-6 text-quiet text-xs">
          {hint}
        </p>
      )}
      <Messages problems={problems} />
    </div>
  )
}
