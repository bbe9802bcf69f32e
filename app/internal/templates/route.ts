import { pictureOf } from '@/components/flows/picture'
import { internalRoute } from '@/lib/internal-route'
import { templates } from '@/lib/samples'

/** Never change while the program runs. */
const OFFERS = templates.map(({ id, title, summary, document }) => ({
  id,
  title,
  summary,
  picture: pictureOf(document),
}))

/** What an empty canvas can begin with. */
export const GET = internalRoute('viewer', async () => Response.json({ offers: OFFERS }))
