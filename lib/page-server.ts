import { headers } from 'next/headers'
import { forbidden, redirect, unstable_rethrow } from 'next/navigation'
import { cache } from 'react'
import { includes, type Role } from './access/roles'
import type { Person } from './person'
import { type Server, server, serverFor } from './server'
import { PATH_HEADER, signInAddress } from './sign-in/way-back'
import { type SignedIn, whoAsks } from './sign-in/who'
import { lastChangeOfCalls } from './store/changed-calls'
import { ownerNames } from './store/people'
import { unheardCount } from './store/recordings'

/** Who looks at a page; nobody while they are not signed in. Asked once for each page, however many parts of it want to know. */
export const signedIn = cache(async (): Promise<SignedIn | undefined> => {
  const shared = await server()
  return whoAsks(shared, new Headers(await headers()))
})

/**
 * What a page stands on, in the name of whoever looks at it. The first line of every page: who is not signed in is sent to do so
 * and comes back, and who may not see the page is told whom to ask.
 *
 * @param role what whoever looks must at least be
 */
export async function pageServer(role: Role = 'viewer'): Promise<Server> {
  const shared = await server()
  const person = await signedIn()
  if (!person) redirect(signInAddress((await headers()).get(PATH_HEADER)))
  if (!includes(person.actor.role, role)) forbidden()
  return serverFor(shared, person.actor)
}

/** What stands in the frame around every page. */
export type FrameData = {
  me: Person & { role: Role /** Whom they can ask for more. */; owners: string[] }
  /** Voicemails that nobody has heard, counted when the calls had last changed at `since`. */
  unheard: { count: number; since: string | undefined }
}

/** What the frame says to whoever looks; nothing while nobody is signed in, or it cannot be told. */
export async function frameOf(): Promise<FrameData | undefined> {
  try {
    const person = await signedIn()
    if (!person) return undefined
    const { id, name, role } = person.actor
    const { db } = await server()
    const since = await lastChangeOfCalls(db)
    const [owners, count] = await Promise.all([role === 'owner' ? [] : ownerNames(db), unheardCount(db)])
    return { me: { id, name, role, owners }, unheard: { count, since } }
  } catch (problem) {
    unstable_rethrow(problem)
    // The page itself meets the same trouble, and says it.
    return undefined
  }
}
