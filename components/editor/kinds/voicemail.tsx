'use client'

import type { z } from 'zod'
import type { voicemail } from '@/lib/flow/kinds/voicemail'
import { DurationField } from '../inspector/fields/amount-field'
import { OptionalKeyField } from '../inspector/fields/key-field'
import { OptionalPromptField } from '../inspector/fields/prompt-field'
import { Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import type { KindForm } from './form'
import { TranscriptionField } from './transcription'

export const VoicemailForm: KindForm<z.infer<typeof voicemail.settings>> = ({ settings }) => (
  <>
    <Section title="Greeting">
      <OptionalPromptField
        of={settings.at('prompt')}
        label="What callers hear before the beep"
        addLabel="Say something before the beep"
      />
      <SwitchField of={settings.at('beep')} label="Beep" />
    </Section>
    <Section title="Recording">
      <DurationField of={settings.at('maxSeconds')} label="Longest message" />
      <DurationField of={settings.at('endOnSilenceSeconds')} label="Silence that ends it" />
      <OptionalKeyField of={settings.at('endOnKey')} label="Key that ends it" />
      <TranscriptionField of={settings.at('transcribe')} />
    </Section>
  </>
)
