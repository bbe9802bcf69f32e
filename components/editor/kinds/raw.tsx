'use client'

import type { z } from 'zod'
import type { raw } from '@/lib/flow/kinds/raw'
import { Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import { TextField } from '../inspector/fields/text-field'
import type { KindForm } from './form'

export const RawForm: KindForm<z.infer<typeof raw.settings>> = ({ settings }) => (
  <Section title="Document">
    <TextField of={settings.at('carrier')} label="Carrier whose words these are" placeholder="vonage" />
    <TextField
      of={settings.at('document')}
      label="Document (JSON)"
      isLong
      isMono
      takesVariables
      placeholder={'[{ "action": "talk", "text": "Hello" }]'}
      hint="What variables fill in stays a value: it cannot add to the document."
    />
    <SwitchField
      of={settings.at('goesOn')}
      label="The flow goes on afterwards"
      hint="Else the document is the end of the flow."
    />
  </Section>
)
