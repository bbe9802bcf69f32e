import { z } from 'zod'
import { refusal } from '@/lib/internal-route'
import { shownNumbers } from '@/lib/remote/held-numbers'
import { answered, carrierRoute } from '@/lib/remote/page-route'
import { createNumber } from '@/lib/store/numbers'

type Params = { carrier: string }

const chosen = z.strictObject({ e164: z.string().max(60) })

/** The numbers that the account holds, each beside what is said of it here. */
export const GET = carrierRoute<Params>('viewer', async ({ params, deps }) =>
  answered(await shownNumbers(deps, params.carrier)),
)

/** Adds one of them. Nothing answers it before it is given a flow, and nothing is changed at the carrier. */
export const POST = carrierRoute<Params>('owner', async ({ params: { carrier }, body, deps }) => {
  const asked = chosen.safeParse(body)
  if (!asked.success) return refusal(422, 'Choose a number.')
  const made = await createNumber(deps.db, { e164: asked.data.e164, carrier })
  if (made.ok) return Response.json({ e164: made.number.e164 })
  return made.reason === 'taken'
    ? refusal(409, 'This number is there already.')
    : refusal(422, 'This is no phone number.')
})
