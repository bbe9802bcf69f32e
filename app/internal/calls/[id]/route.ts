import type { HungUp } from '@/lib/calling/hang-up'
import { internalRoute, refusal } from '@/lib/internal-route'

/** How it stands with a call that was asked for here. */
export const GET = internalRoute<{ id: string }>(
  'viewer',
  async ({ params: { id }, server: { calling } }) => {
    const call = await calling.look(id)
    return call ? Response.json(call) : refusal(404, 'This call is not known any more.')
  },
)

/** Hangs up. */
export const DELETE = internalRoute<{ id: string }>(
  'publisher',
  async ({ params: { id }, server: { calling } }) => {
    const done = await calling.hangUp(decodeURIComponent(id))
    if (done.ok) return Response.json({})
    return refusal(409, done.reason === 'carrier' ? done.text : WORDS[done.reason])
  },
)

const WORDS: Record<Exclude<Extract<HungUp, { ok: false }>['reason'], 'carrier'>, string> = {
  'not-found': 'This call is not known any more.',
  'not-set-up': 'The account of the carrier of this call is not set up any more.',
  'not-known-yet': 'The carrier has not said yet which call it is. Try again in a moment.',
}
