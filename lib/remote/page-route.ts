import type { Role } from '@/lib/access/roles'
import type { Remote } from '@/lib/carriers/account'
import { type InternalRequest, internalRoute, refusal } from '@/lib/internal-route'
import { remoteDeps } from '@/lib/server'
import { hasAccount, type RemoteDeps } from './account'

type Asked<Params> = InternalRequest<Params> & { deps: RemoteDeps }

/** A route of the pages about the account at a carrier (`app/internal/carriers/[carrier]/…`), for who has that role. */
export const carrierRoute = <Params extends { carrier: string }>(
  role: Role,
  handle: (asked: Asked<Params>) => Promise<Response>,
) =>
  internalRoute<Params>(role, async (asked) =>
    hasAccount(asked.params.carrier)
      ? handle({ ...asked, deps: remoteDeps(asked.server) })
      : refusal(404, 'This carrier has no account to set.'),
  )

/** What a carrier did; or in a sentence, why it did not and what to do. */
export const answered = <Value>(done: Remote<Value>): Response =>
  done.ok
    ? Response.json(done.value ?? null)
    : refusal(done.reason === 'not-set' ? 409 : 502, done.message, { reason: done.reason })
