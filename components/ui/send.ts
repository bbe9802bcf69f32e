/** What a route of the pages' own answered: its JSON, or a sentence that says what stood in the way. */
export type Answer<Data> =
  | { ok: true; data: Data }
  | { ok: false; status: number; message: string; details: Record<string, unknown> }

/** Asks a route of the pages' own (`/internal/…`). Never throws. */
export async function send<Data = unknown>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
      ...(signal && { signal }),
    })
    const data: unknown = await response.json()
    if (response.ok) return { ok: true, data: data as Data }
    // The session was ended elsewhere: whoever signs in again comes back here.
    if (response.status === 401)
      location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
    const details = (data ?? {}) as Record<string, unknown>
    return {
      ok: false,
      status: response.status,
      message: String(details.message ?? response.statusText),
      details,
    }
  } catch {
    return {
      ok: false,
      status: 0,
      message: 'Patchbay does not answer. Nothing was changed; try again.',
      details: {},
    }
  }
}
