import { z } from 'zod'
import type { AnsweredBy } from '@/lib/carriers/account'

/**
 * What was last seen of a number at its carrier. `linked`: it answers here, as it should. `unlinked`: no flow answers it, and
 * it does not come here. `differs`: here and there do not agree. `failed`: the carrier did not do what was asked.
 */
export type NumberRemote = {
  state: 'linked' | 'unlinked' | 'differs' | 'failed'
  /** In words; with `differs` and `failed`. */
  why?: string | undefined
  answeredBy?: AnsweredBy | undefined
  checkedAt: string
}

const remote: z.ZodType<NumberRemote> = z.object({
  state: z.enum(['linked', 'unlinked', 'differs', 'failed']),
  why: z.string().optional(),
  answeredBy: z
    .union([
      z.object({ by: z.literal('application'), id: z.string() }),
      z.object({ by: z.enum(['sip', 'phone', 'other']), address: z.string() }),
      z.object({ by: z.literal('nothing') }),
    ])
    .optional(),
  checkedAt: z.string(),
})

/** What cannot be read counts as never seen: the carrier can be asked again. */
export function readRemote(text: string | null): NumberRemote | null {
  if (text === null) return null
  try {
    return remote.parse(JSON.parse(text))
  } catch {
    return null
  }
}
