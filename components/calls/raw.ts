/** A request as the log keeps it, made readable. The query is left out of the path: it carries the sealed state of the call. */
export function readRequest(text: string): { method: string; path: string; headers: string; body: string } {
  const { method, url, headers, body } = JSON.parse(text) as {
    method: string
    url: string
    headers: Record<string, string>
    body: unknown
  } // written by the voice server
  return {
    method,
    path: url.split('?')[0] ?? url,
    headers: [url, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n'),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** JSON laid out in lines; anything else as it is. */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** What a webhook said, in a word or two: `leg busy`, `heard digits`, `late`. */
export function gist({ kind, event }: { kind: string; event: string | null }): string {
  const { type, state, heard } = (event === null ? {} : JSON.parse(event)) as {
    type?: string
    state?: string
    heard?: { type: string }
  } // written by the voice server
  if (type !== kind) return kind
  return [kind, kind === 'leg' ? state : heard?.type].filter(Boolean).join(' ')
}
