'use client'

import type { z } from 'zod'
import type { flow } from '@/lib/flow/kinds/flow'
import { FlowField } from '../inspector/fields/named-fields'
import { Section } from '../inspector/fields/section'
import type { KindForm } from './form'

export const FlowKindForm: KindForm<z.infer<typeof flow.settings>> = ({ settings }) => (
  <Section title="Flow">
    <FlowField of={settings.at('flow')} label="The call goes on in" />
  </Section>
)
