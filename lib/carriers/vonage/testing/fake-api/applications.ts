import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Answer, type Asked, type FakeApi, type FakeApplication, isOwner, type World } from './world'

const PATH = /^\/v2\/applications(?:\/([^/]+))?$/

/** Applications API v2 (https://developer.vonage.com/en/api/application.v2). */
export const applications: FakeApi = (world, asked) => {
  const [address, id] = PATH.exec(asked.url.pathname) ?? []
  if (!address) return undefined
  if (!isOwner(world, asked)) return { status: 401, body: { type: 'UNAUTHORIZED', title: 'Unauthorized' } }
  if (id === undefined) return asked.method === 'POST' ? create(world, asked) : list(world, asked)
  const known = world.applications.get(id)
  if (!known) return { status: 404, body: { title: 'Not Found', detail: 'Application not found' } }
  if (asked.method === 'PUT') return replace(world, known, asked)
  if (asked.method === 'GET') return { status: 200, body: shown(known) }
  world.applications.delete(id)
  return { status: 204 }
}

function list({ applications }: World, { url }: Asked): Answer {
  const size = Math.min(Number(url.searchParams.get('page_size') ?? 10), 100)
  const page = Number(url.searchParams.get('page') ?? 1)
  const all = [...applications.values()]
  const pages = Math.max(1, Math.ceil(all.length / size))
  const link = (page: number) => ({ href: `${url.pathname}?page_size=${size}&page=${page}` })
  return {
    status: 200,
    body: {
      page,
      page_size: size,
      total_items: all.length,
      total_pages: pages,
      _embedded: { applications: all.slice((page - 1) * size, page * size).map(shown) },
      _links: { self: link(page), ...(page < pages && { next: link(page + 1) }) },
    },
  }
}

function create({ applications }: World, asked: Asked): Answer {
  const read = readDocument(asked)
  if (!read.ok) return read.answer
  const made = read.document.keys ? undefined : newKeys()
  const application = kept(
    randomUUID(),
    read.document,
    made?.publicKey ?? read.document.keys?.public_key ?? '',
  )
  applications.set(application.id, application)
  const { keys, ...rest } = shown(application)
  return {
    status: 201,
    // The private key leaves once, and only when Vonage made it.
    body: { ...rest, keys: { ...keys, ...(made && { private_key: made.privateKey }) } },
  }
}

/** The whole document: a capability that is left out is gone. The key stays when none is given. */
function replace({ applications }: World, known: FakeApplication, asked: Asked): Answer {
  const read = readDocument(asked)
  if (!read.ok) return read.answer
  const application = kept(known.id, read.document, read.document.keys?.public_key ?? known.keys.public_key)
  applications.set(known.id, application)
  return { status: 200, body: shown(application) }
}

const webhook = (socketMax: number) =>
  z.strictObject({
    address: z.url({ protocol: /^https?$/ }),
    http_method: z.enum(['GET', 'POST']),
    connect_timeout: z.int().min(300).max(1_000).optional(),
    socket_timeout: z.int().min(1_000).max(socketMax).optional(),
  })

const document = z.strictObject({
  name: z.string().min(1),
  keys: z.strictObject({ public_key: z.string().startsWith('-----BEGIN PUBLIC KEY-----') }).optional(),
  privacy: z.strictObject({ improve_ai: z.boolean() }).optional(),
  capabilities: z
    .strictObject({
      voice: z
        .strictObject({
          webhooks: z
            .strictObject({
              answer_url: webhook(5_000),
              fallback_answer_url: webhook(5_000),
              event_url: webhook(10_000),
            })
            .partial(),
          signed_callbacks: z.boolean(),
          conversations_ttl: z.int().min(1).max(9_000),
          leg_persistence_time: z.int().min(1).max(31),
          region: z.string(),
        })
        .partial(),
      messages: z.record(z.string(), z.unknown()),
      rtc: z.record(z.string(), z.unknown()),
      vbc: z.record(z.string(), z.unknown()),
      meetings: z.record(z.string(), z.unknown()),
      verify: z.record(z.string(), z.unknown()),
      network_apis: z.record(z.string(), z.unknown()),
    })
    .partial()
    .optional(),
})
type Document = z.infer<typeof document>

function readDocument(asked: Asked): { ok: true; document: Document } | { ok: false; answer: Answer } {
  if (!asked.headers['content-type']?.startsWith('application/json'))
    return { ok: false, answer: { status: 415, body: { title: 'Unsupported Media Type' } } }
  const read = document.safeParse(JSON.parse(asked.body || 'null'))
  if (read.success) return { ok: true, document: read.data }
  const invalid_parameters = read.error.issues.map(({ path, message }) => ({
    name: path.join('.'),
    reason: message,
  }))
  return { ok: false, answer: { status: 400, body: { title: 'Bad Request', invalid_parameters } } }
}

const kept = (
  id: string,
  { name, capabilities = {}, privacy }: Document,
  publicKey: string,
): FakeApplication => ({
  id,
  name,
  keys: { public_key: publicKey },
  ...(privacy && { privacy }),
  capabilities: capabilities as FakeApplication['capabilities'],
})

const shown = (application: FakeApplication) => ({
  ...application,
  _links: { self: { href: `/v2/applications/${application.id}` } },
})

function newKeys() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}
