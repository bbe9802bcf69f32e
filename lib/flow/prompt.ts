import { z } from 'zod'

/** A BCP-47 language code, as carriers list them: `en-GB`. Unknown codes are let through; the carrier's check warns. */
export const languageCode = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language code such as en-GB')

/** Which voice of a language speaks. `style` numbers a carrier's voices of that language; `premium` asks for the dearer form. */
export const voice = z.strictObject({
  style: z.int().min(0).max(99).default(0),
  premium: z.boolean().default(false),
})

const playback = {
  /** How often it is played; 0 is for ever. */
  loop: z.int().min(0).max(100).optional(),
  /** Loudness from -1 to 1; 0 is as recorded. */
  level: z.number().min(-1).max(1).optional(),
}

/**
 * What is played to a party: text to speak (plain, or SSML when it starts with `<speak>`; `{{variables}}` in both), or the
 * address of a recording. Language and voice are the flow's unless given here. A draft may hold an empty text.
 */
export const prompt = z.union([
  z.strictObject({
    text: z.string().max(20_000),
    language: languageCode.optional(),
    voice: voice.optional(),
    ...playback,
  }),
  z.strictObject({ audioUrl: z.string().max(2_000), ...playback }),
])

export type Prompt = z.infer<typeof prompt>
export type Voice = z.infer<typeof voice>

/** True where a prompt would play nothing: an empty text or no address. */
export const isSilent = (prompt: Prompt): boolean =>
  ('text' in prompt ? prompt.text.replace(/<[^>]*>/g, '') : prompt.audioUrl).trim() === ''

export const isSsml = (text: string): boolean => /^\s*<speak[\s>]/.test(text)

/** A prompt with its variables filled in and its voice decided: what a carrier renders. */
export type Spoken =
  | {
      text: string
      ssml: boolean
      language: string
      voice: Voice
      loop?: number
      level?: number
      /** It speaks something sensitive: the caller hears it, no log keeps it. */
      isSecret?: true
    }
  | { audioUrl: string; loop?: number; level?: number }
