'use client'

import type { z } from 'zod'
import type { hangup } from '@/lib/flow/kinds/hangup'
import { OptionalPromptField } from '../inspector/fields/prompt-field'
import { Section } from '../inspector/fields/section'
import type { KindForm } from './form'

export const HangupForm: KindForm<z.infer<typeof hangup.settings>> = ({ settings }) => (
  <Section title="Goodbye">
    <OptionalPromptField
      of={settings.at('prompt')}
      label="What callers hear last"
      addLabel="Say something before the call ends"
    />
  </Section>
)
