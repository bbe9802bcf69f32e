import { z } from 'zod'
import { phoneNumber } from '@/lib/flow/numbers'

/** A number in any way of writing it, as E.164. */
export const askedNumber = z.object({
  number: z
    .string()
    .max(60)
    .transform((text, context) => {
      const number = phoneNumber(text)
      if (number === undefined)
        context.addIssue({
          code: 'custom',
          message: 'Write the number with its country’s code: +44 7700 900123.',
        })
      return number ?? ''
    }),
})
