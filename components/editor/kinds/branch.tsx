'use client'

import type { z } from 'zod'
import type { branch } from '@/lib/flow/kinds/branch'
import { ChoiceField } from '../inspector/fields/choice-field'
import { ConditionField, NEW_CONDITION } from '../inspector/fields/condition-field'
import { ProblemsAt } from '../inspector/fields/field'
import { ListField } from '../inspector/fields/list-field'
import { OwnId } from '../inspector/fields/own-id'
import { Section } from '../inspector/fields/section'
import { TextField } from '../inspector/fields/text-field'
import type { Lens } from '../inspector/lens'
import { freeId } from '../inspector/rows'
import type { KindForm } from './form'

type Branch = z.infer<typeof branch.settings>

export const BranchForm: KindForm<Branch> = ({ settings }) => {
  const cases = settings.at('cases')
  const ids = cases.value.map(({ id }) => id)
  return (
    <Section title="Cases">
      <p className="text-quiet text-xs">Looked at from the top; the first that holds is taken.</p>
      <ListField
        of={cases}
        label="Cases"
        addLabel="Add a case"
        make={(list) => ({
          id: freeId(
            list.map(({ id }) => id),
            'case',
          ),
          label: '',
          match: 'all' as const,
          conditions: [NEW_CONDITION],
        })}
        nameOf={({ label }, at) => label || `case ${at + 1}`}
      >
        {(one, at) => <Case of={one} at={at} ids={ids} />}
      </ListField>
    </Section>
  )
}

const MATCH = { all: 'When all of these hold', any: 'When any of these holds' }

const Case = ({ of, at, ids }: { of: Lens<Branch['cases'][number]>; at: number; ids: readonly string[] }) => {
  const name = of.value.label || `Case ${at + 1}`
  return (
    <>
      <TextField of={of.at('label')} label={`Name of case ${at + 1}`} placeholder="VIP" />
      <OwnId of={of.at('id')} taken={[...ids, 'otherwise']} stem="case" />
      {of.value.conditions.length > 1 && (
        <ChoiceField
          of={of.at('match')}
          label={`${name}: how many must hold`}
          isLabelHidden
          options={MATCH}
        />
      )}
      <ListField
        of={of.at('conditions')}
        label={`Conditions of ${name}`}
        addLabel="Add a condition"
        make={() => NEW_CONDITION}
        nameOf={(_, which) => `condition ${which + 1}`}
        isOrdered={false}
      >
        {(condition, which) => (
          <>
            <ConditionField of={condition} label={`Condition ${which + 1}`} />
          </>
        )}
      </ListField>
      <ProblemsAt path={`${of.path}.match`} />
    </>
  )
}
