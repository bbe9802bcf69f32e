'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { iconButtonLook } from '@/components/ui/button'
import type { Lens } from '../lens'
import { renamed } from '../rows'
import { Messages, ProblemsAt } from './field'
import { controlLook, quietButtonLook } from './looks'
import { TextField } from './text-field'

type Named = Record<string, string>

type Props = {
  of: Lens<Named>
  /** What a field of it is called: "header", "variable". */
  noun: string
  valueLabel: string
  takesVariables?: boolean
}

/** Names, each with a value: headers, first values of variables. A name stands once. */
export function RecordField({ of, noun, valueLabel, takesVariables }: Props) {
  const names = Object.keys(of.value)
  return (
    <div data-field={of.path} className="space-y-2">
      {names.length > 0 && (
        <ul aria-label={`${noun}s`} className="space-y-2">
          {names.map((name) => (
            <li key={name} className="flex items-start gap-1 rounded-control bg-hover/60 p-2">
              <div className="min-w-0 flex-1 space-y-2">
                <NameField of={of} name={name} noun={noun} />
                <TextField
                  of={of.at(name)}
                  label={`${valueLabel} of ${name}`}
                  isLabelHidden
                  placeholder={valueLabel}
                  takesVariables={takesVariables}
                />
              </div>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                title={`Remove ${name}`}
                className={iconButtonLook}
                onClick={() => {
                  const { [name]: _, ...others } = of.now()
                  of.set(others)
                }}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NewName of={of} noun={noun} />
      <ProblemsAt path={of.path} />
    </div>
  )
}

/**
 * The name itself. It is written when it is left: while it is being typed it would be another one with each letter.
 */
function NameField({ of, name, noun }: { of: Lens<Named>; name: string; noun: string }) {
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const done = () => {
    if (typed === undefined || typed === name) return setTyped(undefined)
    const why = Object.hasOwn(of.now(), typed)
      ? `There is a ${noun} of this name already.`
      : of.set(renamed(of.now(), name, typed))
    setRefusal(why)
    if (why === undefined) setTyped(undefined)
  }
  return (
    <div>
      <input
        type="text"
        aria-label={`Name of the ${noun} ${name}`}
        value={typed ?? name}
        data-typed={typed === undefined ? undefined : 'changed'}
        aria-invalid={refusal === undefined ? undefined : true}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={done}
        onKeyDown={({ key }) => key === 'Enter' && done()}
        autoComplete="off"
        spellCheck={false}
        className={`${controlLook} font-mono`}
      />
      <Messages problems={[]} refusal={refusal} />
    </div>
  )
}

/** A field that has no name yet is not in the flow. */
function NewName({ of, noun }: { of: Lens<Named>; noun: string }) {
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const add = () => {
    const name = typed.trim()
    if (name === '') return
    const why = Object.hasOwn(of.now(), name)
      ? `There is a ${noun} of this name already.`
      : of.set({ ...of.now(), [name]: '' })
    setRefusal(why)
    if (why === undefined) setTyped('')
  }
  return (
    <div>
      <div className="flex gap-1">
        <input
          type="text"
          aria-label={`Name of a new ${noun}`}
          placeholder={`Name of a new ${noun}`}
          value={typed}
          data-typed={typed === '' ? undefined : 'changed'}
          aria-invalid={refusal === undefined ? undefined : true}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
          autoComplete="off"
          spellCheck={false}
          className={`${controlLook} font-mono`}
        />
        <button type="button" onClick={add} aria-label={`Add the ${noun}`} className={quietButtonLook}>
          <Plus size={14} aria-hidden />
          Add
        </button>
      </div>
      {refusal !== undefined && <p className="mt-1 text-bad text-xs">{refusal}</p>}
    </div>
  )
}
