'use client'

import type { z } from 'zod'
import type { gather } from '@/lib/flow/kinds/gather'
import { useEditor } from '../editor-context'
import { AmountField, DurationField } from '../inspector/fields/amount-field'
import { ChoiceField } from '../inspector/fields/choice-field'
import { OptionalKeyField } from '../inspector/fields/key-field'
import { OptionalLanguageField } from '../inspector/fields/language-field'
import { LinesField } from '../inspector/fields/lines-field'
import { More, Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import { OptionalTextField } from '../inspector/fields/text-field'
import { VariableField } from '../inspector/fields/variable-field'
import { AskingAgain, AskingPrompts } from './asking'
import type { KindForm } from './form'

const ACCEPTS = { digits: 'Keys', speech: 'Speech', both: 'Keys or speech' }

export const GatherForm: KindForm<z.infer<typeof gather.settings>> = ({ settings }) => {
  const { accepts, variable, speech } = settings.value
  const language = useEditor(({ flow }) => flow.settings.language)
  const listening = settings.at('speech')
  return (
    <>
      <AskingPrompts settings={settings} />
      <Section title="Answer">
        <ChoiceField of={settings.at('accepts')} label="Callers answer by" options={ACCEPTS} />
        <VariableField
          of={settings.at('variable')}
          label="Kept as"
          hint={variable === '' ? undefined : `Later texts say it with {{${variable}}}.`}
        />
        {accepts !== 'speech' && (
          <div className="grid grid-cols-2 gap-2">
            <AmountField of={settings.at('minDigits')} label="At least" unit="digits" />
            <AmountField of={settings.at('maxDigits')} label="At most" unit="digits" />
          </div>
        )}
        {accepts !== 'speech' && (
          <OptionalKeyField of={settings.at('finishKey')} label="Key that ends the digits" />
        )}
        <SwitchField
          of={settings.at('sensitive')}
          label="Sensitive"
          hint="What is heard goes into no log, nor does anything made of it."
        />
      </Section>
      {accepts !== 'digits' && (
        <More title="Listening" summary={speech.language ?? language} paths={['speech']}>
          <OptionalLanguageField
            of={listening.at('language')}
            label="Language that is listened for"
            among="understood"
            inherited={language}
          />
          <LinesField
            of={listening.at('hints')}
            label="Words that are likely, one a line"
            placeholder={'invoice\ndelivery'}
          />
          <AmountField
            of={listening.at('endOnSilenceSeconds')}
            label="Silence that ends what is said"
            unit="seconds"
            step={0.1}
          />
          <DurationField of={listening.at('maxSeconds')} label="Longest answer" />
        </More>
      )}
      <More title="Pattern" summary={settings.value.pattern ?? 'any answer'} paths={['pattern']}>
        <OptionalTextField
          of={settings.at('pattern')}
          label="What an answer must look like"
          isMono
          placeholder={String.raw`\d{8}`}
          hint="A regular expression that the whole answer must fit. Other answers count as something else."
        />
      </More>
      <AskingAgain settings={settings} />
    </>
  )
}
