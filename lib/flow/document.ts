import { z } from 'zod'
import { calendar } from './calendar'
import { kinds } from './kinds'
import { languageCode, prompt, voice } from './prompt'
import { variableName } from './variable'

/** The version of the document. A change of its shape raises it and comes with a migration (`lib/flow/migrations`). */
export const FORMAT = 1

/** A node's id: what exits point at. It starts with a letter or digit, so it can never be a name that JavaScript gives objects. */
export const nodeId = z.string().regex(/^[A-Za-z0-9][\w-]{0,63}$/, 'letters, digits, - and _, at most 64')

const timeZone = z
  .string()
  .refine((zone) => calendar.shape.timeZone.safeParse(zone).success, 'a time zone such as Europe/London')

export const flowSettings = z.strictObject({
  language: languageCode.default('en-US'),
  voice: voice.default({ style: 0, premium: false }),
  timeZone: timeZone.default('UTC'),
  /** Said when the call cannot go on. Absent: a fixed sentence in the flow's language. */
  errorPrompt: prompt.optional(),
  /** The number shown when the flow dials, E.164. Absent: the number that was called. */
  callerId: z.string().max(40).optional(),
  /** Variables that every call begins with. */
  variables: z.record(variableName, z.string().max(1_000)).default({}),
})

const common = {
  name: z.string().max(80),
  /** Exit id → id of the node it leads to. An exit that is not here is not wired. */
  exits: z.record(z.string().max(80), nodeId).default({}),
}

const nodeSchemas = kinds.map(({ kind, title, summary, settings }) =>
  z
    .strictObject({ kind: z.literal(kind), ...common, settings: settings.prefault({}) })
    .meta({ title, description: summary }),
)

/** A node of any kind. Its settings are typed by its kind where the kind is known: `kindOf(node)`. */
export type FlowNode = { kind: string; name: string; exits: Record<string, string>; settings: unknown }

const flowNode = z.discriminatedUnion(
  'kind',
  nodeSchemas as [(typeof nodeSchemas)[number], ...typeof nodeSchemas],
) as unknown as z.ZodType<FlowNode> // zod cannot infer a union from a list that is built; the list itself is the proof

const position = { x: z.number(), y: z.number() }

/**
 * A flow as it is drawn, published and walked. It knows nothing of the editor, the database or a carrier.
 * A draft may be unfinished (no start, unwired exits, empty prompts); `check` says what publishing still asks for.
 */
export const flowDocument = z.strictObject({
  format: z.literal(FORMAT),
  name: z.string().trim().min(1).max(120),
  settings: flowSettings.prefault({}),
  start: nodeId.nullable().default(null),
  nodes: z.record(nodeId, flowNode).default({}),
  /** Where cards stand on the canvas. Means nothing to a call. */
  layout: z.record(nodeId, z.strictObject(position)).default({}),
  /** Sticky notes on the canvas. */
  notes: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        text: z.string().max(5_000),
        ...position,
        width: z.number().positive().optional(),
        height: z.number().positive().optional(),
      }),
    )
    .default([]),
  /** Titled frames around cards. */
  frames: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        title: z.string().max(120),
        ...position,
        width: z.number().positive(),
        height: z.number().positive(),
      }),
    )
    .default([]),
  /** Copies of the calendars that its `hours` nodes name; only in an exported flow. */
  calendars: z.record(z.string().min(1).max(80), calendar).optional(),
})

export type FlowSettings = z.infer<typeof flowSettings>
export type Flow = z.infer<typeof flowDocument>

/** The node of that id, or nothing. Safe for ids such as `constructor`. */
export const nodeOf = (flow: Pick<Flow, 'nodes'>, id: string | null | undefined): FlowNode | undefined =>
  id != null && Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined
