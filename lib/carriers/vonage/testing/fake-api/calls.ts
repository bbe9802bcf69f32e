import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ringPhone } from '@/lib/carriers/sandbox/rung-phone'
import { deliver, sign, TIMERS } from '@/lib/carriers/sandbox/sender'
import { applicationOf } from './application-token'
import type { Answer, Asked, FakeApi, FakeApplication, World } from './world'

const PATH = /^\/v1\/calls(?:\/([^/]+))?$/

/** Placed calls a second, for the account; more are refused, never queued. */
const PER_SECOND = 3

/**
 * Voice API v1 (https://developer.vonage.com/en/api/voice). What is placed really rings: the webhooks of the call are sent,
 * signed, and what they answer is played. Whoever writes a test is the one who is rung (`FakeVonage.calls`).
 */
export const calls: FakeApi = (world, asked) => {
  const [address, id] = PATH.exec(asked.url.pathname) ?? []
  if (!address) return undefined
  const application = applicationOf(world, asked)
  if (!application) return { status: 401, body: { type: 'UNAUTHORIZED', error_title: 'Unauthorized' } }
  if (id === undefined && asked.method === 'GET') return list(world, asked)
  if (id === undefined) return asked.method === 'POST' ? create(world, application, asked) : notAllowed
  const phone = world.calls.get(id)
  if (phone && asked.method === 'GET') return { status: 200, body: shown(phone) }
  if (!phone || phone.isOver()) return { status: 404, body: { title: 'Not Found', type: 'NOT_FOUND' } }
  return asked.method === 'PUT' ? change(phone, asked) : notAllowed
}

const notAllowed: Answer = { status: 405, body: { title: 'Method Not Allowed' } }

const number = z.string().regex(/^[1-9]\d{6,14}$/, 'must be an E.164 number without +')
const addresses = z.tuple([z.url({ protocol: /^https?$/ })])
const method = z.enum(['GET', 'POST'])

const callToCreate = z
  .strictObject({
    to: z.tuple([z.strictObject({ type: z.literal('phone'), number, dtmfAnswer: z.string().optional() })]),
    from: z.strictObject({ type: z.literal('phone'), number }).optional(),
    random_from_number: z.boolean().optional(),
    ncco: z.array(z.looseObject({ action: z.string() })).optional(),
    answer_url: addresses.optional(),
    answer_method: method.default('GET'),
    event_url: addresses.optional(),
    event_method: method.default('POST'),
    machine_detection: z.enum(['continue', 'hangup']).optional(),
    length_timer: z.int().min(1).max(86_400).default(7_200),
    ringing_timer: z.int().min(1).max(120).default(60),
  })
  .refine(({ from, random_from_number }) => from || random_from_number, { path: ['from'], error: 'required' })
  .refine(({ ncco, answer_url }) => ncco || answer_url, { path: ['answer_url'], error: 'required' })

function create(world: World, application: FakeApplication, asked: Asked): Answer {
  const now = Date.now()
  world.placedAt = world.placedAt.filter((at) => now - at < 1_000)
  if (world.placedAt.length >= PER_SECOND)
    return { status: 429, body: { title: 'Rate Limit Hit', type: 'RATE_LIMITED' } }
  const read = readBody(callToCreate, asked)
  if (!read.ok) return read.answer
  world.placedAt.push(now)

  const { to, from, answer_url, answer_method, event_url } = read.body
  const voice = application.capabilities.voice as
    | { webhooks?: Record<string, { address: string }> }
    | undefined
  const phone = ringPhone(
    {
      to: to[0].number,
      ...(from && { from: from.number }),
      leg: randomUUID(),
      conversation: `CON-${randomUUID()}`,
      startedAt: new Date(now).toISOString(),
      answerUrl: answer_url?.[0] ?? '',
      answerMethod: answer_method,
      eventUrl: event_url?.[0] ?? voice?.webhooks?.event_url?.address ?? '',
      ...(voice?.webhooks?.fallback_answer_url && {
        fallbackUrl: voice.webhooks.fallback_answer_url.address,
      }),
    },
    async (webhook) => {
      const { apiKey, signatureSecret: secret } = world
      const by = { secret, at: new Date(), id: randomUUID(), apiKey, applicationId: application.id }
      return deliver(await sign(webhook, by), TIMERS[webhook.timers])
    },
  )
  world.calls.set(phone.leg, phone)
  const { leg: uuid, conversation: conversation_uuid } = phone
  return { status: 201, body: { uuid, status: 'started', direction: 'outbound', conversation_uuid } }
}

function list({ calls }: World, { url }: Asked): Answer {
  const size = Number(url.searchParams.get('page_size') ?? 10)
  if (!(size >= 1 && size <= 100)) return { status: 400, body: { type: 'INVALID', title: 'Bad Request' } }
  const found = [...calls.values()].map(shown)
  return {
    status: 200,
    body: {
      count: found.length,
      page_size: size,
      record_index: 0,
      _embedded: { calls: found.slice(0, size) },
      _links: { self: { href: '/v1/calls' } },
    },
  }
}

type Phone = ReturnType<typeof ringPhone>

const callToChange = z.union([
  z.strictObject({ action: z.enum(['hangup', 'mute', 'unmute', 'earmuff', 'unearmuff']) }),
  z.strictObject({
    action: z.literal('transfer'),
    destination: z.strictObject({ type: z.literal('ncco'), url: addresses }),
  }),
])

function change(phone: Phone, asked: Asked): Answer {
  const read = readBody(callToChange, asked)
  if (!read.ok) return read.answer
  if (read.body.action === 'hangup') phone.cutOff()
  if (read.body.action === 'transfer') phone.moveOn(read.body.destination.url[0])
  return { status: 204 }
}

const shown = (phone: Phone) => ({
  uuid: phone.leg,
  conversation_uuid: phone.conversation,
  to: { type: 'phone', number: phone.setting.to },
  from: { type: 'phone', number: phone.setting.from },
  status: phone.isOver() ? 'completed' : phone.isRinging() ? 'ringing' : 'answered',
  direction: 'outbound',
  // A call that is over stays on the books, with its price; numbers are texts there.
  ...(phone.isOver() && {
    rate: '0.00450000',
    price: '0.00052500',
    duration: '7',
    start_time: '2026-03-03 12:00:00',
    end_time: '2026-03-03 12:00:07',
  }),
})

function readBody<Body>(
  schema: z.ZodType<Body>,
  asked: Asked,
): { ok: true; body: Body } | { ok: false; answer: Answer } {
  if (!asked.headers['content-type']?.startsWith('application/json'))
    return { ok: false, answer: { status: 415, body: { title: 'Unsupported Media Type' } } }
  const read = schema.safeParse(JSON.parse(asked.body || 'null'))
  if (read.success) return { ok: true, body: read.data }
  const invalid_parameters = read.error.issues.map(({ path, message }) => ({
    name: path.join('.'),
    reason: message,
  }))
  return {
    ok: false,
    answer: { status: 400, body: { type: 'INVALID', title: 'Bad Request', invalid_parameters } },
  }
}
