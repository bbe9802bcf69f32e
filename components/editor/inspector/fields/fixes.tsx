'use client'

import { Wand } from 'lucide-react'
import { fixesFor } from '@/lib/flow/edit/fixes'
import type { Problem } from '@/lib/flow/problem'
import { useEditorStore } from '../../editor-context'
import { quietButtonLook } from './looks'

/** More would be a list to read, not a fix to press. */
const MOST = 3

/** Ways to put a problem right with one press; each is one step. */
export function Fixes({ problem, most = MOST }: { problem: Problem; most?: number | undefined }) {
  const store = useEditorStore()
  const fixes = fixesFor(problem, store.getState().flow).slice(0, most)
  if (fixes.length === 0) return null
  return (
    <span className="flex flex-col items-start">
      {fixes.map(({ label, apply }) => (
        <button
          key={label}
          type="button"
          onClick={() => store.getState().replace(apply(store.getState().flow))}
          className={`${quietButtonLook} -ml-1.5 h-auto! min-h-6 px-1.5 py-0.5 text-left text-xs`}
        >
          <Wand size={12} className="shrink-0" aria-hidden />
          {label}
        </button>
      ))}
    </span>
  )
}
