'use client'

import type { z } from 'zod'
import type { set } from '@/lib/flow/kinds/set'
import { ListField } from '../inspector/fields/list-field'
import { Section } from '../inspector/fields/section'
import { TextField } from '../inspector/fields/text-field'
import { VariableField } from '../inspector/fields/variable-field'
import type { KindForm } from './form'

export const SetForm: KindForm<z.infer<typeof set.settings>> = ({ settings }) => (
  <Section title="Variables">
    <ListField
      of={settings.at('assignments')}
      label="Variables"
      addLabel="Add a variable"
      make={() => ({ variable: '', value: '' })}
      nameOf={({ variable }, at) => variable || `variable ${at + 1}`}
      empty="Nothing is remembered yet."
    >
      {(assignment, at) => (
        <>
          <VariableField of={assignment.at('variable')} label={`Name ${at + 1}`} />
          <TextField of={assignment.at('value')} label={`Value ${at + 1}`} isLong takesVariables />
        </>
      )}
    </ListField>
  </Section>
)
