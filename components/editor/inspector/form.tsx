'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { z } from 'zod'
import { flowSettings, nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { Problem } from '@/lib/flow/problem'
import { useEditor, useEditorStore } from '../editor-context'
import { isWithin, pathText } from './at-path'
import { refusalText } from './issue-text'
import { type Lens, lensOf, type Source } from './lens'
import { type Offered, offeredVariables } from './variables'

/** What fields need to know of the form that they stand in. */
type Form = {
  /** Absent in the settings of the flow. */
  nodeId?: string
  problems: readonly Problem[]
  /** Worked out when somebody begins to write a variable, and not before. */
  variables: () => Offered[]
  endGesture: () => void
}

const Context = createContext<Form | undefined>(undefined)

export function useForm(): Form {
  const form = useContext(Context)
  if (!form) throw new Error('This field stands outside of a form')
  return form
}

const NONE: readonly Problem[] = []

/** What is wrong at a field, or anywhere inside of it. */
export function useProblems(path: string, where: 'here' | 'inside' = 'here'): readonly Problem[] {
  const { problems } = useForm()
  if (problems.length === 0) return NONE
  return problems.filter(({ field = '' }) => (where === 'here' ? field === path : isWithin(field, path)))
}

/**
 * The settings of a node, to be changed. The flow itself is what the fields show: there is no copy that an undo, or somebody
 * else who draws in the same flow, could leave behind.
 */
export function NodeForm<T>({ id, children }: { id: string; children: (settings: Lens<T>) => ReactNode }) {
  const store = useEditorStore()
  const node = useEditor(({ flow }) => nodeOf(flow, id))
  const problems = useEditor(({ problemsOf }) => problemsOf.get(id)) ?? NONE
  const source = useMemo<Source>(
    () => ({
      read: () => nodeOf(store.getState().flow, id)?.settings,
      write: (whole, path, { typing = false }) => {
        const current = nodeOf(store.getState().flow, id)
        if (!current) return
        const parsed = kindNamed(current.kind).settings.safeParse(whole)
        if (!parsed.success) return refusalText(parsed.error, path)
        const how = typing ? { gesture: `${id} ${pathText(path)}` } : {}
        store.getState().changeSettings(id, whole, how)
      },
    }),
    [store, id],
  )
  const form = useMemo(
    () => ({
      nodeId: id,
      problems,
      variables: () => offeredVariables(store.getState().flow, id),
      endGesture: () => store.getState().endGesture(),
    }),
    [store, id, problems],
  )
  if (!node) return null
  return <Context value={form}>{children(lensOf(source, node.settings as T))}</Context> // parsed by its kind
}

type Whole = { settings: z.infer<typeof flowSettings> }

/** The settings of the flow, to be changed. */
export function FlowForm({ children }: { children: (settings: Lens<Whole['settings']>) => ReactNode }) {
  const store = useEditorStore()
  const settings = useEditor(({ flow }) => flow.settings)
  const all = useEditor(({ problems }) => problems)
  const source = useMemo<Source>(
    () => ({
      read: () => ({ settings: store.getState().flow.settings }),
      write: (whole, path, { typing = false }) => {
        const { settings } = whole as Whole // made by lenses from what `read` gave
        const parsed = flowSettings.safeParse(settings)
        if (!parsed.success) return refusalText(parsed.error, path.slice(1))
        store.getState().changeFlowSettings(settings, typing ? { gesture: `flow ${pathText(path)}` } : {})
      },
    }),
    [store],
  )
  const form = useMemo(
    () => ({
      problems: all.filter(({ nodeId }) => nodeId === undefined),
      variables: () => offeredVariables(store.getState().flow),
      endGesture: () => store.getState().endGesture(),
    }),
    [store, all],
  )
  const whole = lensOf<Whole>(source, { settings })
  return <Context value={form}>{children(whole.at('settings'))}</Context>
}
