/** The revision of a draft as an entity tag. */
export const etag = (revision: number): string => `"${revision}"`

type Base =
  | { ok: true; revision: number }
  | { ok: false; code: 'revision-required' | 'invalid-request'; detail: string }

/**
 * The revision that `If-Match` names: `"3"`, `3`, or `W/"3"`, which is what a proxy that compresses makes of it. `*` and
 * lists are refused: they would overwrite what somebody else has drawn in the meantime.
 */
export function revisionOf(ifMatch: string | undefined): Base {
  if (ifMatch === undefined || ifMatch.trim() === '')
    return {
      ok: false,
      code: 'revision-required',
      detail: 'Send the revision that the change was made from, such as `If-Match: "3"`.',
    }
  const digits = ifMatch.trim().match(/^(?:W\/)?"(\d{1,9})"$|^(\d{1,9})$/)
  return digits
    ? { ok: true, revision: Number(digits[1] ?? digits[2]) }
    : {
        ok: false,
        code: 'invalid-request',
        detail: 'If-Match must name exactly one revision, such as `"3"`.',
      }
}
