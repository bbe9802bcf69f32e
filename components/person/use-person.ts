import { useSyncExternalStore } from 'react'
import { type Person, personIn } from '@/lib/person'
import { send } from '../ui/send'

const listeners = new Set<() => void>()
let known: { cookies: string; person: Person } | undefined

/** Who sits at this browser; nobody yet while the page comes from the server. */
export const usePerson = (): Person | undefined => useSyncExternalStore(watch, current, () => undefined)

/** Says one's name; gives the sentence that stood in the way, if something did. */
export async function sayName(name: string): Promise<string | undefined> {
  const answer = await send<Person>('PUT', '/internal/person', { name })
  for (const tell of listeners) tell()
  return answer.ok ? undefined : answer.message
}

/** The same object for the same cookies, as React wants it. */
function current(): Person {
  const { cookie } = document
  if (known?.cookies !== cookie) known = { cookies: cookie, person: personIn(cookie) }
  return known.person
}

function watch(changed: () => void) {
  listeners.add(changed)
  // Another tab may have said it.
  window.addEventListener('focus', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('focus', changed)
  }
}
