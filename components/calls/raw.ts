import { OWN_KINDS, type StoredLogRow } from '@/lib/store/call-log'
import type { SentRequest } from '@/lib/store/sent-requests'

/** One exchange with a carrier or a service, as a list shows it. */
export type ListedExchange = {
  key: string
  /** Where its raw texts are asked for. */
  raw: string
  /** To us, or from us. */
  way: 'in' | 'out'
  at: string
  method: string
  address: string
  gist: string
  /** Of the answer; nothing where there was none. */
  status: number | null
  micros: number | null
}

/** The raw texts of an exchange, each with its title. */
export type RawText = { title: string; text: string }

/** Not so what happened on our own side. */
export const isWebhook = ({ kind }: StoredLogRow): boolean => !OWN_KINDS.includes(kind)

/** A webhook as a list shows it. */
export function listedWebhook(row: StoredLogRow): ListedExchange {
  const { method, path } = readRequest(row.request)
  return {
    key: `in ${row.id}`,
    raw: `webhook=${row.id}`,
    way: 'in',
    at: row.receivedAt,
    method,
    address: path.replace(/^\/webhooks(?=\/)/, '…'),
    gist: gist(row),
    status: row.status,
    micros: row.durationMicros,
  }
}

/** What was sent in the course of a call, as a list shows it. */
export const listedRequest = ({
  id,
  kind,
  startedAt,
  method,
  url,
  status,
  durationMicros,
}: SentRequest): ListedExchange => ({
  key: `out ${id}`,
  raw: `request=${encodeURIComponent(id)}`,
  way: 'out',
  at: startedAt,
  method,
  address: url,
  gist: REQUEST_WORDS[kind] ?? kind,
  status,
  micros: durationMicros,
})

const REQUEST_WORDS: Record<string, string> = {
  http: 'web request',
  sms: 'text message',
  place: 'place the call',
  'hang-up': 'hang up',
  move: 'move',
}

/** What was sent, and what came back. */
export const rawOfRequest = ({ url, headers, body, status, answer }: SentRequest): RawText[] => [
  { title: 'Went out', text: laidOut(body) || '(no body)' },
  {
    title: 'Came back',
    text: answer ? laidOut(answer) : status === null ? '(nothing came back)' : '(no body)',
  },
  {
    title: 'Headers',
    text: [url, ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`)].join('\n'),
  },
]

/** A webhook in both directions: what came in, what was answered, and its headers. */
export function rawOfWebhook({ request, reply }: StoredLogRow): RawText[] {
  const { headers, body } = readRequest(request)
  return [
    { title: 'Came in', text: laidOut(body) || '(no body)' },
    { title: 'Went out', text: laidOut(reply) || '(no body)' },
    { title: 'Headers', text: headers },
  ]
}

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
