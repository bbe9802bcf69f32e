import { spokenText } from '@/lib/flow/spoken-text'

/** How long a voice needs for a text, in milliseconds: about fourteen characters a second, and never less than one second. */
export const speakingTime = (text: string): number =>
  Math.max(1_000, Math.round((spokenText(text).length / 14) * 1_000))
