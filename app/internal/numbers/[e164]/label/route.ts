import { label } from '@/components/numbers/new-number'
import { internalRoute, refusal } from '@/lib/internal-route'
import { labelNumber } from '@/lib/store/numbers'

/** Says what a number is for. */
export const PUT = internalRoute<{ e164: string }>(
  'publisher',
  async ({ params: { e164 }, body, server: { db } }) => {
    const asked = label.safeParse(body)
    if (!asked.success) return refusal(400, 'Write at most 80 characters.')
    const number = await labelNumber(db, e164, asked.data)
    return number
      ? Response.json({ label: number.label })
      : refusal(404, 'This number is not there any more.')
  },
)
