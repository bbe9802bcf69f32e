import type { RawRequest } from '../carrier'

/** The parameter in the addresses that we give to the carrier: it carries the sealed state of the call. */
export const TOKEN_PARAMETER = 't'

/** The query of a request, decoded, in the order received. */
export function queryOf({ url }: Pick<RawRequest, 'url'>): [string, string][] {
  const at = url.indexOf('?')
  return at < 0 ? [] : [...new URLSearchParams(url.slice(at + 1))]
}
