import { z } from '@hono/zod-openapi'
import type { StoredLogRow } from '@/lib/store/call-log'
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

export const callDetail = z
  .object({ ...call, legs: z.array(leg), visits: z.array(visit), log: z.array(logRow) })
  .openapi('Call')

type CallSummary = z.infer<typeof callSummary>

/** What of a call is shown; what the store keeps for itself is not. */
export const shownCall = (call: CallSummary): CallSummary => pick(call, callSummary)
export const shownLeg = (one: z.infer<typeof leg>) => pick(one, leg)
export const shownVisit = (one: z.infer<typeof visit>) => pick(one, visit)

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
