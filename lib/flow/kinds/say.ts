import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { prompt } from '../prompt'

/** Plays a prompt and goes on. */
export const say = defineKind({
  kind: 'say',
  title: 'Say',
  summary: 'Plays a message and goes on.',
  group: 'talk',

  settings: z.strictObject({
    prompt: prompt.default({ text: '' }),
  }),

  exits: () => [{ id: 'next', label: 'Then', required: false }],

  prompts: ({ prompt }) => [{ field: 'prompt', prompt }],

  step: ({ prompt }, { speak }) =>
    leave('next', { instructions: [{ type: 'play', spoken: speak(prompt), bargeIn: false }] }),
})
