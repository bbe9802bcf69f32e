import type { RawRequest } from '../carrier'

/** The parameter in the addresses that we give to the carrier: it carries the sealed state of the call. */
export const TOKEN_PARAMETER = 't'

/** The query of a request, decoded, in the order received. */
export function queryOf({ url }: Pick<RawRequest, 'url'>): [string, string][] {
  const at = url.indexOf('?')
  return at < 0 ? [] : [...new URLSearchParams(url.slice(at + 1))]
}

/**
 * Marks the address for a leg that is joined whatever answers: that a machine did is then news for the log and no outcome.
 * The webhook itself does not say which rule its leg was dialled with.
 */
export const JOINS_MACHINES = 'machines=join'

/** Marks the addresses for a message that a caller leaves: the webhook itself does not say what was recorded, nor why. */
export const OF_VOICEMAIL = 'of=voicemail'

/** The address with something said in its query. */
export const saying = (url: string, what: string): string => `${url}${url.includes('?') ? '&' : '?'}${what}`
