/** Somebody who uses the dashboard. */
export type Person = { id: string; name: string }

/** The cookie that holds who somebody is: `id.name`, the name percent-encoded. */
export const PERSON_COOKIE = 'patchbay-person'

/** How long a browser keeps it: a year, from when it was set last. */
export const PERSON_SECONDS = 365 * 24 * 60 * 60

export const MAX_NAME = 60

/** Who has not said a name yet, or speaks through something that keeps no cookies. */
export const SOMEBODY: Person = { id: 'somebody', name: 'Somebody' }

/**
 * Who asks. It is what they call themselves, not who they are: nothing may depend on it but what is shown to people.
 *
 * @param cookies the request's `Cookie` header
 */
export function personIn(cookies: string | null): Person {
  const [, value] = cookies?.match(/(?:^|;\s*)patchbay-person=([^;]*)/) ?? []
  const [, id, name] = value?.match(/^([\w-]{8,40})\.(.{1,800})$/) ?? []
  if (!id || !name) return SOMEBODY
  try {
    return { id, name: plainName(decodeURIComponent(name)) || SOMEBODY.name }
  } catch {
    return SOMEBODY
  }
}

/** A name as it can be kept and sent anywhere: no control characters, no half of a character, and not too long. */
export const plainName = (name: string): string =>
  name
    .replace(/\p{Cc}/gu, '')
    .slice(0, MAX_NAME)
    .replace(/\p{Surrogate}/gu, '')
    .trim()

/** Somebody new, under a name that tells them from other guests until they say their own. */
export function newGuest(): Person {
  const id = crypto.randomUUID().replaceAll('-', '').slice(0, 20)
  return { id, name: `Guest ${id.slice(0, 3).toUpperCase()}` }
}

/** What stands in the cookie for a person. */
export const cookieValueOf = ({ id, name }: Person): string => `${id}.${encodeURIComponent(name)}`

/** The `Set-Cookie` header that makes a browser keep who somebody is. Pages read it too, so it is not hidden from them. */
export const personCookie = (person: Person): string =>
  `${PERSON_COOKIE}=${cookieValueOf(person)}; Path=/; Max-Age=${PERSON_SECONDS}; SameSite=Lax`
