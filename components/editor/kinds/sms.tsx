'use client'

import type { z } from 'zod'
import type { sms } from '@/lib/flow/kinds/sms'
import { PhoneField } from '../inspector/fields/phone-field'
import { Section } from '../inspector/fields/section'
import { TextField } from '../inspector/fields/text-field'
import { messageParts } from '../inspector/message-parts'
import type { KindForm } from './form'

export const SmsForm: KindForm<z.infer<typeof sms.settings>> = ({ settings }) => {
  const { count, parts } = messageParts(settings.value.text)
  return (
    <Section title="Message">
      <PhoneField of={settings.at('to')} label="To" placeholder="{{caller}}" />
      <PhoneField
        of={settings.at('from')}
        label="From"
        placeholder="{{called}}"
        hint="A number, or a name of up to 11 letters where the country allows one."
      />
      <TextField
        of={settings.at('text')}
        label="Text"
        isLong
        takesVariables
        placeholder="Your order {{order}} is on its way."
        hint={`${count.toLocaleString('en')} / 1,600 · ${parts === 1 ? 'one message' : `${parts} messages`}`}
      />
    </Section>
  )
}
