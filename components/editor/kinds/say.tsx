'use client'

import type { z } from 'zod'
import type { say } from '@/lib/flow/kinds/say'
import { PromptField } from '../inspector/fields/prompt-field'
import { Section } from '../inspector/fields/section'
import type { KindForm } from './form'

export const SayForm: KindForm<z.infer<typeof say.settings>> = ({ settings }) => (
  <Section title="Message">
    <PromptField of={settings.at('prompt')} label="What callers hear" />
  </Section>
)
