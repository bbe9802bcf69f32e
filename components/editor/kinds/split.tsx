'use client'

import type { z } from 'zod'
import type { split } from '@/lib/flow/kinds/split'
import { AmountField } from '../inspector/fields/amount-field'
import { ListField } from '../inspector/fields/list-field'
import { OwnId } from '../inspector/fields/own-id'
import { Section } from '../inspector/fields/section'
import { TextField } from '../inspector/fields/text-field'
import { freeId } from '../inspector/rows'
import { percentOf } from '../inspector/share-text'
import type { KindForm } from './form'

export const SplitForm: KindForm<z.infer<typeof split.settings>> = ({ settings }) => {
  const shares = settings.at('shares')
  const weights = shares.value.map(({ weight }) => weight)
  const ids = shares.value.map(({ id }) => id)
  return (
    <Section title="Shares">
      <p className="text-quiet text-xs">
        Weights are compared with one another. The same call always goes the same way.
      </p>
      <ListField
        of={shares}
        label="Shares"
        addLabel="Add a share"
        make={(list) => ({
          id: freeId(
            list.map(({ id }) => id),
            'share',
          ),
          label: '',
          weight: 1,
        })}
        nameOf={({ label, id }) => `share ${label || id}`}
      >
        {(share, at) => (
          <>
            <TextField
              of={share.at('label')}
              label={`Name of share ${at + 1}`}
              placeholder={share.value.id}
            />
            <OwnId of={share.at('id')} taken={ids} stem="share" />
            <AmountField
              of={share.at('weight')}
              label="Weight"
              unit={`= ${percentOf(weights, at)} of calls`}
            />
          </>
        )}
      </ListField>
    </Section>
  )
}
