import { z } from 'zod'
import { isTestLine } from '@/lib/carriers/test-line'
import { phoneNumber, phoneNumberIn } from '@/lib/flow/numbers'

/** What a number is for, in people's words. */
export const label = z.string().trim().max(80, 'Write at most 80 characters.')

const COUNTRIES = { gb: 'GB', us: 'US', de: 'DE', fr: 'FR', au: 'AU' } as const

/** What is filled in to add a number. One that is typed without a country code is of the country that is chosen. */
export const newNumber = z
  .object({
    carrier: z.string().max(40).regex(/^\w+$/),
    country: z.string().max(40).default(''),
    number: z.string().max(60, 'This is too long for a phone number.'),
    label,
  })
  .transform(({ carrier, country, number, label }, context) => {
    const at = Object.entries(COUNTRIES).find(([id]) => isTestLine(carrier) && id === country)?.[1]
    const e164 = at ? phoneNumberIn(number, at) : phoneNumber(number)
    if (e164) return { carrier, number: e164, label }
    context.addIssue({
      code: 'custom',
      path: ['number'],
      message: number.trim()
        ? `“${number.trim().slice(0, 30)}” is no phone number. Write it with its country code, such as +44 20 7946 0018.`
        : 'Write the number with its country code, such as +44 20 7946 0018.',
    })
    return z.NEVER
  })
