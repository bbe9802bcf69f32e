'use client'

import type { z } from 'zod'
import type { record } from '@/lib/flow/kinds/record'
import { AmountField } from '../inspector/fields/amount-field'
import { ChoiceField } from '../inspector/fields/choice-field'
import { Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import type { KindForm } from './form'
import { TranscriptionField } from './transcription'

const FORMATS = { mp3: 'mp3', wav: 'wav', ogg: 'ogg' }

export const RecordForm: KindForm<z.infer<typeof record.settings>> = ({ settings }) => {
  const { split, channels } = settings.value
  return (
    <Section title="Recording">
      <p className="text-quiet text-xs">From here on, in the background, until the call ends.</p>
      <ChoiceField of={settings.at('format')} label="Format" options={FORMATS} />
      <SwitchField of={settings.at('split')} label="Each party on a channel of its own" />
      {(split || channels > 1) && (
        <AmountField of={settings.at('channels')} label="Channels" unit="channels" />
      )}
      <TranscriptionField of={settings.at('transcribe')} />
    </Section>
  )
}
