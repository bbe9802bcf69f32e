'use client'

import { useProblems } from '../form'
import type { Lens } from '../lens'
import { freeId } from '../rows'
import { Messages } from './field'
import { quietButtonLook } from './looks'

/**
 * The id behind an exit, which nobody needs to see: it is shown only when something is wrong with it, which takes a file from
 * elsewhere, and one press puts it right.
 */
export function OwnId({ of, taken, stem }: { of: Lens<string>; taken: readonly string[]; stem: string }) {
  const problems = useProblems(of.path)
  if (problems.length === 0) return null
  return (
    <div data-field={of.path}>
      <Messages problems={problems} />
      <button
        type="button"
        className={`${quietButtonLook} -ml-2`}
        onClick={() => of.set(freeId(taken, stem))}
      >
        Give it an id of its own
      </button>
    </div>
  )
}
