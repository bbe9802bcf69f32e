import { AsYouType } from 'libphonenumber-js'
import { phoneNumber, written } from '@/lib/flow/numbers'
import { isTemplate } from '@/lib/flow/template'

/** A number as it is shown: `+44 20 7946 0018`; a text with `{{variables}}`, or one that is no number, as it is. */
export const shownNumber = (stored: string): string =>
  isTemplate(stored) || phoneNumber(stored) === undefined ? stored : written(stored)

/** A number while it is being typed, with its groups apart. Only what begins like an international number is touched. */
export function typedNumber(typed: string): string {
  const isInternational = /^\s*(\+|00)[\d\s().\-/]*$/.test(typed)
  return isInternational ? new AsYouType().input(typed.trim().replace(/^00/, '+')) : typed
}

/** What is stored of what was typed: E.164 where it is a number, else the text, of which the check tells. */
export const storedNumber = (typed: string): string =>
  isTemplate(typed) ? typed.trim() : (phoneNumber(typed) ?? typed.trim())
