import { z } from 'zod'
import { defineKind } from '../kind'
import { prompt } from '../prompt'

/** Says a last prompt if there is one, and ends the call. */
export const hangup = defineKind({
  kind: 'hangup',
  title: 'Hang up',
  summary: 'Says goodbye if you like, and ends the call.',
  group: 'end',

  settings: z.strictObject({
    prompt: prompt.optional(),
  }),

  exits: () => [],

  prompts: ({ prompt }) => (prompt ? [{ field: 'prompt', prompt }] : []),

  step: ({ prompt }, { speak }) => ({
    instructions: [
      ...(prompt ? [{ type: 'play' as const, spoken: speak(prompt), bargeIn: false }] : []),
      { type: 'hangup' },
    ],
    next: { type: 'end', reason: 'hung-up' },
  }),
})
