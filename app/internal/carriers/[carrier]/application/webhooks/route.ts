import { setAddresses } from '@/lib/remote/application'
import { answered, carrierRoute } from '@/lib/remote/page-route'

/** Lets the webhooks of the application come here. */
export const POST = carrierRoute<{ carrier: string }>('owner', async ({ params, deps }) =>
  answered(await setAddresses(deps, params.carrier)),
)
