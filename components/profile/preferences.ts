import { z } from 'zod'

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** How somebody wants times to be written where they are not those of a flow. */
export const preferences = z.strictObject({
  timeZone: z.string().max(60).refine(isTimeZone, 'Choose a time zone.').default('UTC'),
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
