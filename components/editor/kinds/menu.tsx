'use client'

import { useId } from 'react'
import type { z } from 'zod'
import type { menu } from '@/lib/flow/kinds/menu'
import { useEditor } from '../editor-context'
import { AmountField } from '../inspector/fields/amount-field'
import { ChoiceField } from '../inspector/fields/choice-field'
import { FieldProblems } from '../inspector/fields/field'
import { KeyField } from '../inspector/fields/key-field'
import { OptionalLanguageField } from '../inspector/fields/language-field'
import { LinesField } from '../inspector/fields/lines-field'
import { ListField } from '../inspector/fields/list-field'
import { More, Section } from '../inspector/fields/section'
import { TextField } from '../inspector/fields/text-field'
import type { Lens } from '../inspector/lens'
import { freeKey } from '../inspector/rows'
import { AskingAgain, AskingPrompts } from './asking'
import type { KindForm } from './form'

type Menu = z.infer<typeof menu.settings>
type Choice = Menu['choices'][number]

const DOES = { exit: 'Leads on', back: 'Goes back to the menu before', repeat: 'Plays this again' }

export const MenuForm: KindForm<Menu> = ({ settings }) => {
  const choices = settings.at('choices')
  const language = useEditor(({ flow }) => flow.settings.language)
  const keys = choices.value.map(({ key }) => key)
  const listens = choices.value.some(({ phrases }) => phrases.length > 0)
  return (
    <>
      <AskingPrompts settings={settings} />
      <Section title="Choices">
        <ListField
          of={choices}
          label="Choices"
          addLabel="Add a choice"
          make={(list) => ({
            key: freeKey(list.map(({ key }) => key)),
            label: '',
            phrases: [],
            does: 'exit' as const,
          })}
          nameOf={({ key, label }) => `choice ${key} ${label}`.trim()}
          empty="Callers have nothing to press yet."
        >
          {(choice, at) => <ChoiceRow of={choice} taken={keys.filter((_, other) => other !== at)} />}
        </ListField>
      </Section>
      <AskingAgain settings={settings} />
      {listens && (
        <More title="Listening" summary={settings.value.speech.language ?? language} paths={['speech']}>
          <OptionalLanguageField
            of={settings.at('speech').at('language')}
            label="Language that is listened for"
            among="understood"
            inherited={language}
          />
          <AmountField
            of={settings.at('speech').at('endOnSilenceSeconds')}
            label="Silence that ends what is said"
            unit="seconds"
            step={0.1}
          />
        </More>
      )}
    </>
  )
}

const ChoiceRow = ({ of, taken }: { of: Lens<Choice>; taken: readonly string[] }) => {
  const { key, does, phrases } = of.value
  const problemsId = useId()
  return (
    <>
      <div className="grid grid-cols-[56px_minmax(0,1fr)] gap-1.5">
        <KeyField of={of.at('key')} label="Key" taken={taken} problemsId={problemsId} />
        <TextField of={of.at('label')} label={`What key ${key} is for`} placeholder="Sales" />
      </div>
      <FieldProblems id={problemsId} path={`${of.path}.key`} />
      <details open={does !== 'exit' || phrases.length > 0 || undefined}>
        <summary className="w-fit rounded-control py-1 text-quiet text-xs">
          {DOES[does]}
          {phrases.length > 0 ? `, also when said: ${phrases.join(', ')}` : ''}
        </summary>
        <div className="space-y-2 pt-1">
          <ChoiceField of={of.at('does')} label={`What key ${key} does`} options={DOES} />
          <LinesField
            of={of.at('phrases')}
            label={`Words that choose ${key} too, one phrase a line`}
            placeholder={'sales\nbuy something'}
          />
        </div>
      </details>
    </>
  )
}
