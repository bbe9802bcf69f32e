'use client'

import type { z } from 'zod'
import type { conference } from '@/lib/flow/kinds/conference'
import { PlayAudio } from '../inspector/fields/play'
import { Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import { OptionalTextField, TextField } from '../inspector/fields/text-field'
import type { KindForm } from './form'

export const ConferenceForm: KindForm<z.infer<typeof conference.settings>> = ({ settings }) => (
  <>
    <Section title="Room">
      <TextField
        of={settings.at('room')}
        label="Name of the room"
        takesVariables
        placeholder="weekly-call"
        hint="Callers of the same room meet."
      />
    </Section>
    <Section title="This caller">
      <SwitchField
        of={settings.at('startOnEnter')}
        label="Begins the conference on coming in"
        hint="Else they hear music until somebody comes who begins it."
      />
      <SwitchField of={settings.at('endOnExit')} label="Ends it for all on leaving" />
      <SwitchField of={settings.at('muted')} label="Only listens" />
      <SwitchField of={settings.at('record')} label="Is recorded" />
      <div className="flex items-end gap-1">
        <div className="min-w-0 flex-1">
          <OptionalTextField
            of={settings.at('holdMusicUrl')}
            label="Music while waiting"
            takesVariables
            inputMode="url"
            placeholder="The carrier’s own"
          />
        </div>
        <PlayAudio url={settings.value.holdMusicUrl ?? ''} label="music while waiting" />
      </div>
    </Section>
  </>
)
