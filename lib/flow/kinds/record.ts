import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { error, warning } from '../problem'
import { transcription, transcriptionFor } from './recording'

/** Starts recording the call in the background, and goes on. */
export const record = defineKind({
  kind: 'record',
  title: 'Record',
  summary: 'Records the call from here on.',
  group: 'reach',

  settings: z.strictObject({
    format: z.enum(['mp3', 'wav', 'ogg']).default('mp3'),
    /** Each party on a channel of its own. */
    split: z.boolean().default(false),
    /** How many channels; more than one only when split. */
    channels: z.int().min(1).max(32).default(1),
    transcribe: transcription.optional(),
  }),

  exits: () => [{ id: 'next', label: 'Then', required: false }],

  check: ({ format, split, channels }) => [
    ...(channels > 1 && !split ? [error('record.channels-not-split', { field: 'channels' })] : []),
    ...(channels > 2 && format !== 'wav' ? [warning('record.channels-need-wav', { field: 'format' })] : []),
  ],

  step: ({ format, split, channels, transcribe }, { flow }) =>
    leave('next', {
      instructions: [
        {
          type: 'record',
          format,
          split,
          channels: split ? channels : 1,
          ...transcriptionFor(transcribe, flow),
        },
      ],
    }),
})
