'use client'

import { CircleAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Problem } from '@/lib/flow/problem'
import { problemText } from '@/lib/flow/problem-text'
import { useProblems } from '../form'
import { Fixes } from './fixes'

/** What a control takes over from the field around it. */
export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type Labelled = {
  label: string
  hint?: ReactNode
  /** The label is there to be heard only: what stands beside the control says it to the eye. */
  isLabelHidden?: boolean
}

type Props = Labelled & {
  path: string
  refusal?: string | undefined
  /** Problems of everything inside the field are shown here too: it has no fields of its own. */
  problemsFrom?: 'here' | 'inside'
  /** The id of `FieldProblems` that stand elsewhere: the field is too narrow for sentences. */
  problemsId?: string
  children: (control: ControlProps) => ReactNode
}

/** A control with its label, a hint, and what is wrong with it in words. Problems lead to it by its path. */
export function Field({
  path,
  label,
  hint,
  isLabelHidden,
  refusal,
  problemsFrom,
  problemsId,
  children,
}: Props) {
  const id = useId()
  const problems = useProblems(path, problemsFrom)
  const shown = problemsId === undefined ? problems : []
  const describedBy = [
    hint && `${id}-hint`,
    (shown.length > 0 || refusal !== undefined) && `${id}-messages`,
    problems.length > shown.length && problemsId,
  ]
    .filter(Boolean)
    .join(' ')
  const isInvalid = refusal !== undefined || problems.some(({ severity }) => severity === 'error')
  return (
    <div data-field={path} className="min-w-0">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1 block text-quiet text-xs'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': isInvalid || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-quiet text-xs">
          {hint}
        </p>
      )}
      <Messages id={`${id}-messages`} problems={shown} refusal={refusal} />
    </div>
  )
}

/** The problems of a narrow field, below the row that it stands in. */
export function FieldProblems({ id, path }: { id: string; path: string }) {
  const problems = useProblems(path)
  return problems.length === 0 ? null : (
    <div data-field={path}>
      <Messages id={id} problems={problems} />
    </div>
  )
}

/** What is wrong, in words, each with a sign that is no colour. */
export function Messages({
  id,
  problems,
  refusal,
  mostFixes,
}: {
  id?: string
  problems: readonly Problem[]
  refusal?: string | undefined
  /** How many ways to put each right are offered. */
  mostFixes?: number
}) {
  if (problems.length === 0 && refusal === undefined) return null
  return (
    <ul id={id} className="mt-1 space-y-1 text-xs">
      {refusal !== undefined && (
        <Message severity="error" text={`${refusal} Until then it stays as it was.`} />
      )}
      {problems.map((problem) => (
        <Message
          key={`${problem.code} ${problem.field} ${JSON.stringify(problem.values)}`}
          severity={problem.severity}
          text={problemText(problem)}
        >
          <Fixes problem={problem} most={mostFixes} />
        </Message>
      ))}
    </ul>
  )
}

function Message({
  severity,
  text,
  children,
}: {
  severity: Problem['severity']
  text: string
  children?: ReactNode
}) {
  const Sign = severity === 'error' ? CircleAlert : TriangleAlert
  return (
    <li>
      <span className={`flex gap-1.5 ${severity === 'error' ? 'text-bad' : 'text-warn'}`}>
        <Sign
          size={14}
          className="mt-px shrink-0"
          aria-label={severity === 'error' ? 'Must be put right' : 'Worth a look'}
        />
        <span className="min-w-0 break-words">{text}</span>
      </span>
      {children}
    </li>
  )
}

/** Problems of something that has no control: a list as a whole, a row of it. */
export function ProblemsAt({ path, from }: { path: string; from?: 'here' | 'inside' }) {
  const problems = useProblems(path, from)
  return <Messages problems={problems} />
}
