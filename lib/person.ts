/** Somebody, as others see them. */
export type Person = { id: string; name: string }

export const MAX_NAME = 60

/** A name as it can be kept and sent anywhere: no control characters, no half of a character, and not too long. */
export const plainName = (name: string): string =>
  name
    .replace(/\p{Cc}/gu, '')
    .slice(0, MAX_NAME)
    .replace(/\p{Surrogate}/gu, '')
    .trim()
