import { z } from 'zod'
import { defineKind, leave, wait } from '../kind'
import { prompt } from '../prompt'
import { transcription, transcriptionFor } from './recording'

/** Records a message that the caller leaves. */
export const voicemail = defineKind({
  kind: 'voicemail',
  title: 'Voicemail',
  summary: 'Lets the caller leave a message.',
  group: 'reach',

  settings: z.strictObject({
    /** Said before the beep. */
    prompt: prompt.optional(),
    beep: z.boolean().default(true),
    /** The key that ends the message; `null` for none. */
    endOnKey: z
      .string()
      .regex(/^[0-9*#]$/, 'one of 0–9, * or #')
      .nullable()
      .default('#'),
    endOnSilenceSeconds: z.int().min(3).max(10).default(5),
    maxSeconds: z.int().min(3).max(7_200).default(180),
    transcribe: transcription.optional(),
  }),

  exits: () => [{ id: 'next', label: 'Then', required: false }],
  serves: () => true,

  prompts: ({ prompt }) => (prompt ? [{ field: 'prompt', prompt }] : []),

  step: ({ prompt, beep, endOnKey, endOnSilenceSeconds, maxSeconds, transcribe }, { heard, speak, flow }) => {
    if (heard) return leave('next')
    return wait('voicemail', [
      ...(prompt ? [{ type: 'play' as const, spoken: speak(prompt), bargeIn: false }] : []),
      {
        type: 'voicemail',
        beep,
        ...(endOnKey !== null && { endOnKey }),
        endOnSilenceSeconds,
        maxSeconds,
        ...transcriptionFor(transcribe, flow),
      },
    ])
  },
})
