'use client'

import type { z } from 'zod'
import type { dial } from '@/lib/flow/kinds/dial'
import { useEditor } from '../editor-context'
import { DurationField } from '../inspector/fields/amount-field'
import { ChoiceField } from '../inspector/fields/choice-field'
import { Field } from '../inspector/fields/field'
import { ListField } from '../inspector/fields/list-field'
import { OptionalPhoneField } from '../inspector/fields/phone-field'
import { PlayAudio } from '../inspector/fields/play'
import { OptionalPromptField } from '../inspector/fields/prompt-field'
import { More, Section } from '../inspector/fields/section'
import { Select } from '../inspector/fields/select'
import { TextField } from '../inspector/fields/text-field'
import { type Lens, narrowed } from '../inspector/lens'
import { shownNumber } from '../inspector/phone-text'
import { addressOf, DestinationRow, NEW_DESTINATION } from './destination'
import type { KindForm } from './form'

type Dial = z.infer<typeof dial.settings>
type Ringback = NonNullable<Dial['ringback']>

const MACHINE = {
  off: 'Not looked for',
  continue: 'Connect the caller to it',
  leave: 'Leave by an exit of its own',
}

export const DialForm: KindForm<Dial> = ({ settings }) => {
  const callerId = useEditor(({ flow }) => flow.settings.callerId)
  const { ringSeconds, machine, ringback, whisper } = settings.value
  return (
    <>
      <Section title="Destinations">
        {settings.value.destinations.length > 1 && (
          <p className="text-quiet text-xs">Tried one after the other until one answers.</p>
        )}
        <ListField
          of={settings.at('destinations')}
          label="Destinations"
          addLabel="Add a destination"
          make={() => NEW_DESTINATION.phone}
          nameOf={(destination, at) => addressOf(destination) || `destination ${at + 1}`}
          empty="Nobody is dialled yet."
        >
          {(destination, at) => <DestinationRow of={destination} at={at} />}
        </ListField>
        <DurationField of={settings.at('ringSeconds')} label="Each rings for" />
      </Section>
      <Section title="Before the call is connected">
        <OptionalPromptField
          of={settings.at('prompt')}
          label="What the caller hears first"
          addLabel="Say something to the caller"
        />
        <OptionalPromptField
          of={settings.at('whisper')}
          label="Whisper: only the callee hears it"
          addLabel="Whisper to whoever answers"
        />
        <RingbackField of={settings.at('ringback')} />
      </Section>
      <More
        title="Caller ID, machines, length"
        summary={[
          machine !== 'off' && 'machines',
          ringback && 'ringback',
          whisper && 'whisper',
          `${ringSeconds} s`,
        ]
          .filter(Boolean)
          .join(', ')}
        paths={['callerId', 'machine', 'maxSeconds']}
      >
        <OptionalPhoneField
          of={settings.at('callerId')}
          label="Number that is shown"
          placeholder={callerId ? shownNumber(callerId) : 'The number that was called'}
        />
        <ChoiceField
          of={settings.at('machine')}
          label="When an answering machine answers"
          options={MACHINE}
        />
        <DurationField
          of={settings.at('maxSeconds')}
          label="Longest call"
          hint="7,200 seconds are two hours."
        />
      </More>
    </>
  )
}

const RINGBACKS = {
  '': 'As usual',
  uk: 'British tone',
  us: 'American tone',
  eu: 'European tone',
  audio: 'A recording',
}

/** What the caller hears while it rings. */
function RingbackField({ of }: { of: Lens<Ringback | undefined> }) {
  const { value } = of
  const chosen = value === undefined ? '' : 'tone' in value ? value.tone : 'audio'
  const choose = (wanted: string) => {
    if (wanted === 'uk' || wanted === 'us' || wanted === 'eu') return of.set({ tone: wanted })
    of.set(wanted === 'audio' ? { audioUrl: '' } : undefined)
  }
  return (
    <div className="space-y-2">
      <Field path={of.path} label="What the caller hears while it rings">
        {(props) => (
          <Select {...props} value={chosen} onChange={({ target }) => choose(target.value)}>
            {Object.entries(RINGBACKS).map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value && 'audioUrl' in value && (
        <div className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <TextField
              of={narrowed<Ringback | undefined, Extract<Ringback, { audioUrl: string }>>(of, value).at(
                'audioUrl',
              )}
              label="Address of the recording"
              isLabelHidden
              takesVariables
              inputMode="url"
              placeholder="https://…/music.mp3"
            />
          </div>
          <PlayAudio url={value.audioUrl} label="what the caller hears while it rings" />
        </div>
      )}
    </div>
  )
}
