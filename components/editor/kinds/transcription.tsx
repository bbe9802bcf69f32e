'use client'

import { useEditor } from '../editor-context'
import { OptionalLanguageField } from '../inspector/fields/language-field'
import { Switch } from '../inspector/fields/switch-field'
import { type Lens, narrowed } from '../inspector/lens'

type Transcription = { language?: string | undefined }

/** Whether a recording is written down as text too, and in which language. */
export function TranscriptionField({ of }: { of: Lens<Transcription | undefined> }) {
  const language = useEditor(({ flow }) => flow.settings.language)
  const { value } = of
  return (
    <div className="space-y-2">
      <Switch
        path={of.path}
        label="Write it down as text"
        isOn={value !== undefined}
        onSwitch={(isOn) => of.set(isOn ? {} : undefined)}
      />
      {value && (
        <OptionalLanguageField
          of={narrowed<Transcription | undefined, Transcription>(of, value).at('language')}
          label="Language that is spoken"
          among="understood"
          inherited={language}
        />
      )}
    </div>
  )
}
