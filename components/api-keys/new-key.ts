import { z } from 'zod'
import { ROLES } from '@/lib/access/roles'

/** What is said of a key that is made. */
export const newKey = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Say who uses it, such as “billing script”.')
    .max(80, 'At most 80 characters.')
    .regex(/^\P{Cc}*$/u, 'Leave out what cannot be shown.'),
  role: z.enum(ROLES),
  days: z.int().min(1).max(3_650).nullable(),
})
