'use client'

import type { z } from 'zod'
import type { hours } from '@/lib/flow/kinds/hours'
import { CalendarField } from '../inspector/fields/named-fields'
import { Section } from '../inspector/fields/section'
import type { KindForm } from './form'

export const HoursForm: KindForm<z.infer<typeof hours.settings>> = ({ settings }) => (
  <Section title="Calendar">
    <CalendarField of={settings.at('calendar')} label="Calendar that is asked" />
  </Section>
)
