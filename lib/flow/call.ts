import { z } from 'zod'

/** What came back to a wait, in our words. */
export type Heard =
  | { type: 'digits'; digits: string }
  /** Best guess first. */
  | { type: 'speech'; texts: string[] }
  /** Neither a key nor a word. */
  | { type: 'silence' }
  /** A dialled party was not reached. `detail` is the carrier's own word for it, for the log. */
  | { type: 'dial'; outcome: 'busy' | 'no-answer' | 'failed' | 'machine'; detail?: string }
  /** The recording of a voicemail is over. */
  | { type: 'recorded' }
  /** The carrier came back as asked by a `resume`. */
  | { type: 'resumed' }
  /** The outcome of an effect. */
  | { type: 'http'; status: number; body: string }
  | { type: 'sms'; id?: string }
  | { type: 'effect-failed'; reason: string }

/** What a wait accepts: everything else that arrives for it is ignored. */
export const HEARD_BY_WAIT = {
  gather: ['digits', 'speech', 'silence'],
  dial: ['dial'],
  voicemail: ['recorded', 'resumed'],
  resume: ['resumed'],
  http: ['http', 'effect-failed'],
  sms: ['sms', 'effect-failed'],
} as const satisfies Record<string, readonly Heard['type'][]>

export type WaitType = keyof typeof HEARD_BY_WAIT

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
)
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * Where a call stands between two turns. Plain JSON: it is sealed into the address that the carrier calls next, and read
 * back from there, so it holds nothing that is not needed to go on.
 */
export const callState = z.strictObject({
  /** The call's id, the same in every row of the log. */
  id: z.string(),
  /** The version of the flow that it runs. */
  version: z.string(),
  /** E.164 with `+` where the carrier gave a number, else what it gave (a SIP address, "anonymous"). */
  caller: z.string(),
  called: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  node: z.string(),
  /** What the node at which the call stands remembers between turns: attempts so far, whom it has dialled. */
  memory: json.optional(),
  /** Set while the call waits. `n` numbers the waits of the call from 1. */
  wait: z
    .strictObject({
      n: z.int().min(1),
      type: z.enum(Object.keys(HEARD_BY_WAIT) as [WaitType, ...WaitType[]]),
      /** How often the host has looked whether an effect is over. */
      polls: z.int().optional(),
      /** What is heard goes into no log. */
      sensitive: z.boolean().optional(),
    })
    .optional(),
  waits: z.int().min(0),
  steps: z.int().min(0),
  /** How often the call has gone on into another flow. */
  jumps: z.int().min(0),
  variables: z.record(z.string(), z.string()),
  /** Names of variables that go into no log. */
  sensitive: z.array(z.string()),
  /** The places that "back" returns to, oldest first. */
  trodden: z.array(z.string()),
})

export type CallState = z.infer<typeof callState>
