import { randomBytes } from 'node:crypto'
import type { Role } from '@/lib/access/roles'
import { makeCalling } from '@/lib/calling/calling'
import { type Config, readConfig } from '@/lib/config'
import { openStores } from '@/lib/recordings/store'
import type { Secrets } from '@/lib/secrets'
import { createApiKey } from '@/lib/store/api-keys'
import type { Database } from '@/lib/store/database'
import { makeApi } from '../app'
import { describedReplies } from './described-replies'

export type Reply = {
  status: number
  headers: Headers
  /** Parsed JSON, or the text where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: stories reach into replies by name; the description has judged the shape
  body: any
  text: string
}

type Sent = { body?: unknown; headers?: Record<string, string | undefined> }

/** Carriers are where nobody listens: stories that mean none reach none. */
const NOBODY = 'http://127.0.0.1:1'
const ALONE = readConfig({ VONAGE_API_URL: NOBODY, VONAGE_REST_URL: NOBODY })

/**
 * The API over a real database, with a key of its own. Every reply is held against the OpenAPI description before a story
 * sees it: a status, type or field that is not described there fails the story.
 */
export async function client(
  db: Database,
  { config = ALONE, role = 'owner' }: { config?: Config; role?: Role } = {},
) {
  const { key } = await createApiKey(db, 'stories', { role })
  const told: string[] = []
  const tell = (details: object, message: string) =>
    void told.push(
      JSON.stringify({ message, ...details, ...('err' in details && { err: String(details.err) }) }),
    )
  const encryptionKey = randomBytes(32)
  const secrets: Secrets = {
    sealKeys: [randomBytes(32)],
    encryptionKey,
    sandboxSecret: 'sandbox-secret-0123',
    signInKey: randomBytes(32),
  }
  const calling = makeCalling({ db, secrets, config })
  const { publicUrl, carrierHosts } = config
  const log = { info: tell, error: tell }
  const api = makeApi({
    db,
    encryptionKey,
    publicUrl,
    carrierHosts,
    calling,
    stores: openStores(config),
    log,
  })
  const description = await (await api.request('/api/v1/openapi.json')).json()
  const judge = describedReplies(description)
  const given: string[] = []

  async function send(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Reply> {
    const all = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers }
    const response = await api.request(`/api/v1${path}`, {
      method,
      headers: Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => !!pair[1])),
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    given.push(text)
    const reply = { status: response.status, headers: response.headers, text, body: parsed(text) }
    judge(method, `/api/v1${path}`, reply)
    return reply
  }

  return {
    api,
    key,
    encryptionKey,
    secrets,
    calling,
    description,
    send,
    get: (path: string, sent?: Sent) => send('GET', path, sent),
    post: (path: string, body?: unknown, sent?: Sent) => send('POST', path, { ...sent, body }),
    put: (path: string, body?: unknown, sent?: Sent) => send('PUT', path, { ...sent, body }),
    remove: (path: string, sent?: Sent) => send('DELETE', path, sent),
    /** Every line of the log so far. */
    told,
    /** Every reply so far. */
    given,
  }
}

export type Client = Awaited<ReturnType<typeof client>>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
