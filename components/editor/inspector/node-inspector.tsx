'use client'

import { useRef } from 'react'
import { nodeOf } from '@/lib/flow/document'
import { useEditor } from '../editor-context'
import { forms } from '../kinds'
import { ExitsSection } from './exits-section'
import { Messages } from './fields/field'
import { NodeForm, useForm } from './form'
import { useLeadToField } from './lead-to-field'
import type { Lens } from './lens'
import { NodeHeader } from './node-header'

/** One node: its name, what is wrong with it as a whole, its settings, and its ways out. */
export function NodeInspector({ id }: { id: string }) {
  const root = useRef<HTMLDivElement>(null)
  const kind = useEditor(({ flow }) => nodeOf(flow, id)?.kind)
  useLeadToField(root, id)
  const Form = kind === undefined ? undefined : forms[kind]
  return (
    <div ref={root}>
      <NodeForm id={id}>
        {(settings: Lens<unknown>) => (
          <>
            <NodeHeader id={id} />
            <AsAWhole settings={settings.value} />
            {Form && <Form settings={settings} />}
            <ExitsSection id={id} />
          </>
        )}
      </NodeForm>
    </div>
  )
}

/** What is wrong with the node, or with something that no form has a field for. */
function AsAWhole({ settings }: { settings: unknown }) {
  const { problems } = useForm()
  const those = problems.filter(({ field }) => !hasField(settings, field))
  return those.length === 0 ? null : (
    <div data-field="exits" tabIndex={-1} className="px-4 pb-3">
      <Messages problems={those} />
    </div>
  )
}

/** A setting that is left out is one too: `dial`'s caller ID. Its name is in the document's words, so it has no blanks. */
const hasField = (settings: unknown, field: string | undefined): boolean =>
  field !== undefined &&
  field !== 'exits' &&
  (field.startsWith('exits.') || Object.hasOwn(settings as object, field.split('.')[0] ?? ''))
