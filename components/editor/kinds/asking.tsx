'use client'

import type { z } from 'zod'
import type { asking } from '@/lib/flow/kinds/asking'
import { AmountField, DurationField, OptionalAmountField } from '../inspector/fields/amount-field'
import { ListField } from '../inspector/fields/list-field'
import { OptionalPromptField, PromptField } from '../inspector/fields/prompt-field'
import { More, Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import type { Lens } from '../inspector/lens'

type Asking = z.infer<z.ZodObject<typeof asking>>

/** What kinds that ask a caller for something begin with. */
export const AskingPrompts = ({ settings }: { settings: Lens<Asking> }) => (
  <Section title="Question">
    <PromptField of={settings.at('prompt')} label="What callers hear" />
    <OptionalPromptField
      of={settings.at('shortPrompt')}
      label="When it is asked again"
      addLabel="Shorter words when it is asked again"
    />
  </Section>
)

/** How long it waits, how often it asks, and what it says in between. */
export function AskingAgain({ settings }: { settings: Lens<Asking> }) {
  const { timeoutSeconds, attempts, bargeIn } = settings.value
  return (
    <>
      <More
        title="Waiting"
        summary={`${timeoutSeconds} s × ${attempts}${bargeIn ? '' : ', no barge-in'}`}
        paths={['timeoutSeconds', 'attempts', 'bargeIn']}
      >
        <DurationField
          of={settings.at('timeoutSeconds')}
          label="How long it waits"
          hint="After the last word, and between two keys."
        />
        <AmountField of={settings.at('attempts')} label="How often it is asked" unit="times" />
        <SwitchField
          of={settings.at('bargeIn')}
          label="Barge-in"
          hint="Keys count while the prompt still plays."
        />
      </More>
      <Misses
        of={settings.at('noInput')}
        title="When nothing is heard"
        label="Said when nothing was heard"
        attempts={attempts}
      />
      <Misses
        of={settings.at('noMatch')}
        title="When something else is heard"
        label="Said when something else was heard"
        attempts={attempts}
      />
    </>
  )
}

function Misses({
  of,
  title,
  label,
  attempts,
}: {
  of: Lens<Asking['noInput']>
  title: string
  label: string
  attempts: number
}) {
  const { prompts } = of.value
  const count = prompts.length === 1 ? '1 prompt' : `${prompts.length} prompts`
  return (
    <More title={title} summary={prompts.length === 0 ? 'asked again' : count} paths={[of.path]}>
      <p className="text-quiet text-xs">
        {prompts.length === 0
          ? 'Callers hear the question again. Add words that come before it.'
          : 'The first is for the first time, the next for the second; the last stays. Then the question is asked again.'}
      </p>
      <ListField
        of={of.at('prompts')}
        label={title}
        addLabel={prompts.length === 0 ? 'Say something first' : 'Other words for the next time'}
        make={() => ({ text: '' })}
        nameOf={(_, at) => `prompt ${at + 1}`}
      >
        {(prompt, at) => <PromptField of={prompt} label={at === 0 ? label : `Time ${at + 1}`} />}
      </ListField>
      <OptionalAmountField
        of={of.at('attempts')}
        label="Leaves after"
        unit="times"
        placeholder={String(attempts)}
      />
    </More>
  )
}
