import { z } from 'zod'
import { LOCALE_NAMES } from '../format/locales'

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** How somebody wants dates, times and numbers to be written. */
export const preferences = z.strictObject({
  /** Of times that belong to no flow. */
  timeZone: z.string().max(60).refine(isTimeZone, 'Choose a time zone.').default('UTC'),
  /** The language of dates and numbers; as the browser asks while nothing is chosen. */
  dates: z.enum(LOCALE_NAMES, 'Choose a language.').optional(),
})

export type Preferences = z.infer<typeof preferences>

/** What is kept of somebody; what cannot be read counts as not said. */
export function readPreferences(text: string): Preferences {
  try {
    return preferences.parse(JSON.parse(text))
  } catch {
    return preferences.parse({})
  }
}
