'use client'

import { useId, useState } from 'react'
import { useForm } from '../form'
import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { controlLook } from './looks'
import { type Notation, useDraft } from './use-draft'

const name: Notation<string> = { show: (text) => text, read: (text) => ({ value: text.trim() }) }

const nameOrNothing: Notation<string | undefined> = {
  show: (text) => text ?? '',
  read: (text) => ({ value: text.trim() || undefined }),
}

/** The name under which something is kept. Names that there are already are offered. */
export const VariableField = ({ of, ...labelled }: Labelled & { of: Lens<string> }) => (
  <Name path={of.path} draft={useDraft(of, name)} {...labelled} />
)

export const OptionalVariableField = ({ of, ...labelled }: Labelled & { of: Lens<string | undefined> }) => (
  <Name path={of.path} draft={useDraft(of, nameOrNothing)} {...labelled} />
)

function Name({ path, draft, ...labelled }: Labelled & { path: string; draft: ReturnType<typeof useDraft> }) {
  const { variables } = useForm()
  const listId = useId()
  const [known, setKnown] = useState<string[]>([])
  return (
    <Field path={path} refusal={draft.refusal} {...labelled}>
      {(props) => (
        <>
          <input
            {...props}
            type="text"
            list={listId}
            value={draft.text}
            data-typed={draft.typed}
            placeholder="name"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className={`${controlLook} font-mono`}
            onFocus={() =>
              setKnown(
                variables()
                  .map(({ name }) => name)
                  .filter((name) => !BUILT_IN.has(name)),
              )
            }
            onChange={({ target }) => draft.onText(target.value)}
            onBlur={draft.onDone}
          />
          <datalist id={listId}>
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

/** Every call has these by itself: nothing can be kept under them. */
const BUILT_IN: ReadonlySet<string> = new Set(['caller', 'called', 'now'])
