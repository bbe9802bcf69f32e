import { z } from 'zod'
import { refusal } from '@/lib/internal-route'
import { applicationState, createApplication, takeApplication } from '@/lib/remote/application'
import { answered, carrierRoute } from '@/lib/remote/page-route'

type Params = { carrier: string }

const named = z.strictObject({ name: z.string().trim().min(1).max(80) })
const chosen = z.strictObject({ id: z.string().trim().min(1).max(64) })

/** The application that is taken, as it is at the carrier now. */
export const GET = carrierRoute<Params>('viewer', async ({ params, deps }) =>
  answered(await applicationState(deps, params.carrier)),
)

/** Creates one and takes it. */
export const POST = carrierRoute<Params>('owner', async ({ params, body, deps }) => {
  const asked = named.safeParse(body)
  if (!asked.success) return refusal(422, 'Give the application a name of at most 80 characters.')
  return answered(await createApplication(deps, params.carrier, asked.data.name))
})

/** Takes one that is there. */
export const PUT = carrierRoute<Params>('owner', async ({ params, body, deps }) => {
  const asked = chosen.safeParse(body)
  if (!asked.success) return refusal(422, 'Choose an application.')
  return answered(await takeApplication(deps, params.carrier, asked.data.id))
})
