import { z } from 'zod'
import type { Place } from '../kind'
import { languageCode } from '../prompt'

/** A recording is written down as text too. The language is the flow's unless given. */
export const transcription = z.strictObject({ language: languageCode.optional() })

export const transcriptionFor = (
  transcribe: z.infer<typeof transcription> | undefined,
  { language }: Place['flow'],
): { transcribe?: { language: string } } =>
  transcribe ? { transcribe: { language: transcribe.language ?? language } } : {}
