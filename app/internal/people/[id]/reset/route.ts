import { internalRoute, refusal } from '@/lib/internal-route'
import { resetFor } from '@/lib/sign-in/reset'

/** Makes a link by which somebody sets a new password. It is shown this once. */
export const POST = internalRoute<{ id: string }>(
  'owner',
  async ({ params: { id }, server: { config, db } }) => {
    const path = await resetFor(db, id)
    return path
      ? Response.json({ link: `${config.dashboardUrl}${path}` }, { status: 201 })
      : refusal(404, 'This person is not here any more.')
  },
)
