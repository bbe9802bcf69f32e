/** Somebody who uses the dashboard. */
export type Person = { id: string; name: string }

/** The cookie that holds who somebody is: `id.name`, the name percent-encoded. */
export const PERSON_COOKIE = 'patchbay-person'

/** Who has not said a name yet, or speaks through something that keeps no cookies. */
export const SOMEBODY: Person = { id: 'somebody', name: 'Somebody' }

/**
 * Who asks. It is what they call themselves, not who they are: nothing may depend on it but what is shown to people.
 *
 * @param cookies the request's `Cookie` header
 */
export function personIn(cookies: string | null): Person {
  const [, value] = cookies?.match(/(?:^|;\s*)patchbay-person=([^;]*)/) ?? []
  const [, id, name] = value?.match(/^([\w-]{8,40})\.(.{1,200})$/) ?? []
  if (!id || !name) return SOMEBODY
  try {
    return { id, name: decodeURIComponent(name).slice(0, 60) }
  } catch {
    return SOMEBODY
  }
}
