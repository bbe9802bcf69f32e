'use client'

import { useEditor } from '../editor-context'
import { Messages } from './fields/field'
import { LanguageField } from './fields/language-field'
import { OptionalPhoneField } from './fields/phone-field'
import { OptionalPromptField } from './fields/prompt-field'
import { RecordField } from './fields/record-field'
import { Section } from './fields/section'
import { TimeZoneField } from './fields/time-zone-field'
import { VoiceField } from './fields/voice-field'
import { FlowForm, useForm } from './form'

/** What holds for the whole flow: shown while nothing is selected. */
export const FlowSettings = () => (
  <FlowForm>
    {(settings) => (
      <>
        <header className="px-4 py-3">
          <h2 className="font-semibold">The flow</h2>
          <p className="mt-0.5 text-quiet text-xs">
            What holds for all of it. Select a node to change what happens there.
          </p>
          <AsAWhole />
        </header>
        <Section title="Speech">
          <LanguageField of={settings.at('language')} label="Language" />
          <VoiceField of={settings.at('voice')} label="Voice" language={settings.value.language} />
        </Section>
        <Section title="Calls">
          <OptionalPhoneField
            of={settings.at('callerId')}
            label="Caller ID when the flow dials"
            placeholder="The number that was called"
          />
          <TimeZoneField of={settings.at('timeZone')} label="Time zone" />
          <OptionalPromptField
            of={settings.at('errorPrompt')}
            label="When a call cannot go on"
            addLabel="Own words for when a call cannot go on"
          />
        </Section>
        <Section title="Variables">
          <p className="text-quiet text-xs">
            What every call begins with. Texts say it with <code className="font-mono">{'{{name}}'}</code>.
          </p>
          <RecordField of={settings.at('variables')} noun="variable" valueLabel="First value" />
        </Section>
        <Size />
      </>
    )}
  </FlowForm>
)

/** Problems of the flow that are in none of its settings: calls begin nowhere. */
function AsAWhole() {
  const { problems } = useForm()
  return (
    <div data-field="start">
      <Messages problems={problems.filter(({ field = '' }) => !field.startsWith('settings.'))} />
    </div>
  )
}

function Size() {
  const count = useEditor(({ flow }) => Object.keys(flow.nodes).length)
  return (
    <p className="border-line border-t px-4 py-3 text-quiet text-xs">
      {count === 1 ? '1 node' : `${count.toLocaleString('en')} nodes`}
    </p>
  )
}
