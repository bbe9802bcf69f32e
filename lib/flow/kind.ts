import type { z } from 'zod'
import type { CalendarState } from './calendar'
import type { CallState, Heard, Json, WaitType } from './call'
import type { FlowSettings } from './document'
import type { Instruction } from './instruction'
import type { Problem } from './problem'
import type { Prompt, Spoken } from './prompt'
import type { FillInto } from './template'

/** The groups of the palette, in its order. */
export const GROUPS = ['talk', 'listen', 'decide', 'reach', 'outside', 'end'] as const
export type Group = (typeof GROUPS)[number]

/** A named way out of a node. Publishing asks that a required one is wired. `orElse` is the exit taken where this one is not. */
export type Exit = { id: string; label: string; required: boolean; orElse?: string }

/** Everything the walk may know of the world. Handed in, so that the same call gives the same turn anywhere. */
export type World = {
  now: Date
  /** How the calendar of that name stands now; nothing where there is none. */
  opening: (calendar: string) => CalendarState | undefined
}

/** Something the outside world must do before the call can go on. The host runs it once and hands the outcome back in. */
export type Effect =
  | {
      type: 'http'
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
      url: string
      headers: Record<string, string>
      body?: string
      timeoutSeconds: number
    }
  | { type: 'sms'; to: string; from: string; text: string }

/** What a node sees when a call stands at it. */
export type Place = {
  nodeId: string
  /** Absent when the call has just entered; else the outcome of the wait that the node asked for. */
  heard: Heard | undefined
  /** What the node handed to its last wait. */
  memory: Json | undefined
  /** The call has been at this landmark before. */
  isReturn: boolean
  call: Readonly<CallState>
  flow: FlowSettings
  world: World
  /** Fills a prompt's variables in and settles its voice. */
  speak: (prompt: Prompt) => Spoken
  /**
   * Fills the variables of a text in. Never throws: a broken template gives an empty text and a note in the trail.
   * `into` says what the text is for (plain text unless given), `also` holds variables that the call does not have yet.
   */
  fill: (template: string, how?: { into?: FillInto; also?: Record<string, string> }) => string
  /** True when a text may read a variable that goes into no log, or one of the names given besides. */
  readsSecret: (template: string, besides?: readonly string[]) => boolean
}

/** What comes next after a node was met. */
export type Next =
  /** Where the exit is not wired, by its `orElse`. */
  | { type: 'leave'; exit: string }
  | { type: 'wait'; for: WaitType; memory?: Json; sensitive?: boolean }
  /** `sensitive`: what comes back goes into no log. */
  | { type: 'effect'; effect: Effect; memory?: Json; sensitive?: boolean }
  /** To the place trodden before this one. */
  | { type: 'back' }
  /** On at the start of another flow. */
  | { type: 'flow'; flow: string }
  | { type: 'end'; reason: 'hung-up' | 'conference' | 'document' }
  /** The call cannot go on: the flow's error prompt, and the end. `problem` is a stable code. */
  | { type: 'fail'; problem: string }

/** What meeting a node brings: instructions to carry out, variables set, and what comes next. */
export type Step = {
  instructions?: Instruction[]
  set?: Record<string, string>
  /** Names among `set` that go into no log. */
  sensitive?: string[]
  /** Something went wrong but the caller is carried on: told in the trail. */
  note?: string
  next: Next
}

/**
 * A sort of step. Six questions, answered in one file per kind:
 *
 * - `settings`: what may be written in it. `settings.parse({})` must give a node fit for a draft.
 * - `exits`: which ways lead out, given its settings.
 * - `prompts`: what is played at it, each with its field.
 * - `sets`: which variables it sets.
 * - `check`: what is wrong with it alone (`nodeId` is filled in by the caller).
 * - `step`: what happens when a call enters it, and when the call comes back to it with something heard.
 */
export type Kind<Name extends string = string, Schema extends z.ZodType = z.ZodType> = {
  kind: Name
  /** As the palette calls it. */
  title: string
  /** One line that tells a support manager what it is for. */
  summary: string
  group: Group
  settings: Schema
  exits: (settings: z.infer<Schema>) => Exit[]
  prompts?: (settings: z.infer<Schema>) => { field: string; prompt: Prompt }[]
  sets?: (settings: z.infer<Schema>) => string[]
  /** Which variables it reads, each with its field. Absent: those of every `{{…}}` in its settings. `isGuarded`: having none is fine. */
  reads?: (settings: z.infer<Schema>) => { field: string; name: string; isGuarded: boolean }[]
  /** The exits behind which what it sets is set. Absent: all of them. */
  setsBehind?: readonly string[]
  /** Names of calendars it asks. */
  calendars?: (settings: z.infer<Schema>) => string[]
  check?: (settings: z.infer<Schema>) => Problem[]
  /** Whom or what it reaches, as written, first first: numbers, rooms, services. For lists that tell of it in a few words. */
  reaches?: (settings: z.infer<Schema>) => string[]
  /** Other flows it goes on in. */
  flows?: (settings: z.infer<Schema>) => string[]
  /** The call can be over at it even when every exit is wired: a dialled party answers. One without exits ends anyway. */
  mayEnd?: (settings: z.infer<Schema>) => boolean
  /** A place that "back" returns to. */
  isLandmark?: boolean
  /** A caller can go back from it. */
  goesBack?: (settings: z.infer<Schema>) => boolean
  /**
   * Whether callers got what this kind is for, when they left by that exit, or never left it (nothing): understood by a menu, a
   * message left at a voicemail. Absent: it says nothing about that.
   */
  serves?: (exit: string | undefined) => boolean
  step: (settings: z.infer<Schema>, place: Place) => Step
}

/** Types a kind by its schema; nothing else happens here. */
export const defineKind = <Name extends string, Schema extends z.ZodType>(
  kind: Kind<Name, Schema>,
): Kind<Name, Schema> => kind

/** Leaves by an exit. */
export const leave = (exit: string, more: Omit<Step, 'next'> = {}): Step => ({
  ...more,
  next: { type: 'leave', exit },
})

/** Carries the instructions out, the last of which waits, and comes back to the same node with what was heard. */
export const wait = (
  type: WaitType,
  instructions: Instruction[],
  more: Omit<Step, 'next' | 'instructions'> & { memory?: Json; keepSecret?: boolean } = {},
): Step => {
  const { memory, keepSecret, ...rest } = more
  return {
    ...rest,
    instructions,
    next: {
      type: 'wait',
      for: type,
      ...(memory !== undefined && { memory }),
      ...(keepSecret && { sensitive: true }),
    },
  }
}
