import { z } from '@hono/zod-openapi'
import { phoneNumber } from '@/lib/flow/numbers'
import type { RecordingDetail, RecordingRecord } from '@/lib/store/recordings'
import { moment, pageAsked, time } from './schemas'

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable()

const recording = {
  id: z.string(),
  callId: z.string(),
  kind: z.enum(['voicemail', 'call']),
  caller: z.string().openapi({ description: 'Empty when the call is not known' }),
  called: z.string(),
  flowId: maybe(z.string()),
  flowName: maybe(z.string()),
  nodeId: maybe(z.string()).openapi({ description: 'Where a voicemail was left' }),
  nodeName: maybe(z.string()),
  recordedAt: time,
  durationSeconds: maybe(z.number()),
  audio: z.enum(['waiting', 'stored', 'gone', 'silent']).openapi({
    description:
      '`waiting` until it is fetched, `stored` here, `gone` for good (`trouble` says why); `silent`: there never was any',
  }),
  trouble: maybe(z.string()).openapi({ description: 'Why its sound is not there, or not yet, in words' }),
  contentType: maybe(z.string()),
  sizeBytes: maybe(z.number()),
  transcriptState: z.enum(['none', 'waiting', 'there', 'gone']),
  excerpt: maybe(z.string()).openapi({ description: 'The first words of the transcript' }),
  heardAt: maybe(time),
  heardBy: maybe(z.string()),
  isTest: z.boolean().openapi({ description: 'Of a call of the sandbox' }),
}

export const recordingSummary = z.object(recording).openapi('RecordingSummary')

const sentence = z
  .object({ text: z.string(), startMs: z.number(), endMs: z.number(), channel: z.number() })
  .openapi('Sentence')

export const recordingDetail = z
  .object({ ...recording, transcript: z.array(sentence) })
  .openapi('RecordingDetail')

export function shownRecording({
  timeZone: _,
  shelf: __,
  deletedAt: ___,
  ...shown
}: RecordingRecord): z.infer<typeof recordingSummary> {
  return shown
}

/** Where the carrier has it is no business of programs: only the fetcher may ask there. */
export function shownDetail({
  carrier: _,
  carrierId: __,
  versionId: ___,
  audioUrl: ____,
  transcriptUrl: _____,
  storedIn: ______,
  transcript,
  ...record
}: RecordingDetail): z.infer<typeof recordingDetail> {
  return { ...shownRecording(record), transcript }
}

const party = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((text) => phoneNumber(text) ?? text)
  .openapi({ type: 'string', example: '+44 20 7946 0018' })

export const recordingFilters = (isCursor: (text: string) => boolean) =>
  z.strictObject({
    kind: z.enum(['voicemail', 'call']).optional(),
    heard: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional()
      .openapi({
        type: 'string',
        enum: ['true', 'false'],
        description: 'Voicemail that was heard, or that nobody has heard',
      }),
    number: party.optional().openapi({ description: 'Which number was called' }),
    flow: z.string().max(64).optional().openapi({ description: 'The id of the flow' }),
    from: moment
      .optional()
      .openapi({ type: 'string', format: 'date-time', description: 'Recorded then or later' }),
    to: moment
      .optional()
      .openapi({ type: 'string', format: 'date-time', description: 'Recorded before then' }),
    ...pageAsked(isCursor),
  })
