import { z } from '@hono/zod-openapi'
import type { StoredLogRow } from '@/lib/store/call-log'
import type { SentRequest } from '@/lib/store/sent-requests'
import { time } from './schemas'

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullable()
const seconds = maybe(z.number())

const call = {
  id: z.string(),
  carrier: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  conversationId: maybe(z.string()).openapi({ description: "The carrier's id of the call" }),
  flowId: maybe(z.string()),
  versionId: maybe(z.string()),
  caller: z.string(),
  called: z.string(),
  startedAt: time,
  answeredAt: maybe(time),
  endedAt: maybe(time),
  durationSeconds: seconds,
  state: z.enum(['in-progress', 'ended']),
  outcome: maybe(z.string()).openapi({ example: 'caller-hung-up' }),
  endedBy: maybe(z.string()).openapi({
    description: 'Who ended it from here, where `outcome` is `ended-here`',
  }),
  lastNode: maybe(z.string()),
  turns: z.int(),
  priceTotal: maybe(z.number()),
  currency: maybe(z.string()),
  isTest: z.boolean().openapi({ description: 'A call of the sandbox' }),
}

export const callSummary = z.object(call).openapi('CallSummary')

const leg = z
  .object({
    legId: z.string(),
    direction: z.enum(['inbound', 'outbound']),
    address: maybe(z.string()),
    state: z.string(),
    startedAt: maybe(time),
    answeredAt: maybe(time),
    endedAt: maybe(time),
    durationSeconds: seconds,
    detail: maybe(z.string()).openapi({ description: "The carrier's own words for how it ended" }),
    priceTotal: maybe(z.number()),
    currency: maybe(z.string()),
  })
  .openapi('Leg')

const visit = z
  .object({
    seq: z.int(),
    versionId: z.string(),
    nodeId: z.string(),
    kind: z.string(),
    exit: maybe(z.string()),
    at: time,
  })
  .openapi('Visit')

const document = z.looseObject({})

const logRow = z
  .object({
    id: z.int(),
    kind: z.string().openapi({ example: 'incoming' }),
    receivedAt: time,
    durationMicros: z.number().openapi({ description: 'How long the reply took, microseconds' }),
    request: document.openapi({ description: 'The webhook as it came: method, url, headers, body' }),
    event: document.nullable().openapi({ description: 'What it said, in our words' }),
    turn: document.nullable().openapi({ description: 'The nodes that were walked, and what came next' }),
    status: z.int(),
    reply: z.string().openapi({ description: 'What was answered, byte for byte' }),
  })
  .openapi('LogRow')

const request = z
  .object({
    id: z.string(),
    kind: z.string().openapi({
      example: 'http',
      description: 'What for: `http` and `sms` nodes of the flow, `hang-up` and `move` from here',
    }),
    startedAt: time,
    durationMicros: maybe(z.number()),
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    status: maybe(z.int()).openapi({ description: 'null where nothing came back' }),
    answer: maybe(z.string()),
  })
  .openapi('SentRequest')

const price = z.object({ total: z.number(), currency: z.string() }).openapi('Price')

const ranVersion = z
  .object({ id: z.string(), flowId: z.string(), number: z.int(), flowName: z.string() })
  .openapi('RanVersion')

export const callDetail = z
  .object({
    ...call,
    prices: z.array(price).openapi({
      description: 'What its own leg and those of the parties that it dialled cost together, by currency',
    }),
    logDeletedAt: maybe(time).openapi({
      description: 'When its log was deleted, which is kept for a shorter time than the call',
    }),
    versions: z.array(ranVersion).openapi({
      description: 'The versions that it ran, first first; one that is not there any more is left out',
    }),
    legs: z.array(leg),
    visits: z.array(visit),
    log: z.array(logRow),
    requests: z.array(request).openapi({
      description: 'What was asked of services and of the carrier meanwhile; secrets are masked',
    }),
  })
  .openapi('Call')

type CallSummary = z.infer<typeof callSummary>

/** What of a call is shown; what the store keeps for itself is not. */
export const shownCall = (call: CallSummary): CallSummary => pick(call, callSummary)
export const shownLeg = (one: z.infer<typeof leg>) => pick(one, leg)
export const shownVisit = (one: z.infer<typeof visit>) => pick(one, visit)

export const shownRequest = ({ headers = {}, ...rest }: SentRequest): z.infer<typeof request> => ({
  headers,
  ...rest,
})

export const shownLogRow = ({ request, event, turn, ...row }: StoredLogRow): z.infer<typeof logRow> => ({
  id: row.id,
  kind: row.kind,
  receivedAt: row.receivedAt,
  durationMicros: row.durationMicros,
  request: JSON.parse(request),
  event: event === null ? null : JSON.parse(event),
  turn: turn === null ? null : JSON.parse(turn),
  status: row.status,
  reply: row.reply,
})

/** The fields that a schema of a reply names, and no other. */
function pick<Shape extends z.ZodRawShape>(
  value: z.infer<z.ZodObject<Shape>>,
  schema: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
  const names = Object.keys(schema.shape)
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name))) as typeof value // a part of it
}
