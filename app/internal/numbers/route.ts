import { newNumber } from '@/components/numbers/new-number'
import { carrierTitles } from '@/lib/carriers'
import { internalRoute, misfit, refusal } from '@/lib/internal-route'
import { createNumber } from '@/lib/store/numbers'

/** Adds a number, which answers nothing until a flow is given to it. */
export const POST = internalRoute('publisher', async ({ body, server: { db } }) => {
  const asked = newNumber.safeParse(body)
  if (!asked.success) {
    const field = asked.error.issues[0]?.path.join('.')
    return refusal(400, misfit(asked.error, 'Write a number, and say which carrier it is from.'), { field })
  }
  const { number, carrier, label } = asked.data
  if (!Object.hasOwn(carrierTitles, carrier)) return refusal(400, 'Choose one of the carriers.')
  const made = await createNumber(db, { e164: number, carrier, label })
  if (made.ok) return Response.json({ e164: made.number.e164 }, { status: 201 })
  return made.reason === 'taken'
    ? refusal(409, 'This number is among yours already. Write another one.', { field: 'number' })
    : refusal(400, 'This is no phone number.', { field: 'number' })
})
