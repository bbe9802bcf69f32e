import type { Calendar, CalendarState } from './calendar'
import type { CallState, Heard } from './call'
import { type Flow, nodeOf } from './document'
import { plainText } from './edit/words'
import { openingsOf } from './hours'
import type { Destination, Instruction } from './instruction'
import type { World } from './kind'
import { kindNamed } from './kinds'
import { isSilent } from './prompt'
import { beginCall, enterFlow, type TrailStep, type Turn, type TurnNext, walk } from './walk'

/** What becomes of callers once they have heard the first words. */
export type Fate =
  | { does: 'listens' }
  | { does: 'rings'; destination: Destination }
  | { does: 'voicemail' }
  | { does: 'conference' }
  /** A service must be asked first; what it says decides. */
  | { does: 'asks-service' }
  /** A carrier's own document takes over. */
  | { does: 'document' }
  | { does: 'hangs-up' }
  /** The call cannot go on: callers hear an apology. `problem` is a stable code. */
  | { does: 'fails'; problem: string }

/** Whom or what callers meet first. */
export type WhoAnswers = Fate & {
  /** The name of the node that speaks first; of the one that acts, where nothing is said before. */
  node: string
  /** The first words, with their variables filled in; or the address of a recording. */
  says?: string
  /** The calendars that were asked on the way, and how they stood. */
  hours: { calendar: string; state: CalendarState }[]
  /** A branch or a share decided on the way: other callers may be led elsewhere. */
  varies: boolean
}

export type AnswerWorld = {
  /** The moment of the call. */
  now: Date
  calendars: Record<string, Calendar>
  /** The live version of another flow that this one goes on in. */
  flowOf: (id: string) => Flow | undefined
}

type Stretch = { flow: Flow; turn: Turn }

/**
 * Who answers a call that comes in at a moment: walks the flow up to the first thing that it waits for. Asks nobody and changes
 * nothing: a text message on the way counts as sent, a web service is where it stops.
 *
 * @param called the number that is rung, E.164
 */
export function whoAnswers(flow: Flow, called: string, world: AnswerWorld): WhoAnswers {
  const { now, calendars, flowOf } = world
  const opening = openingsOf(calendars, now)
  const stretches: Stretch[] = []
  const incoming = { id: '', version: '', caller: '', called, startedAt: now.toISOString() }
  let [at, call, heard]: [Flow, CallState, Heard | undefined] = [flow, beginCall(flow, incoming), undefined]
  for (;;) {
    const turn = walk(at, call, heard, { now, opening })
    stretches.push({ flow: at, turn })
    ;[call, heard] = [turn.call, undefined]
    const { next } = turn
    if (next.type === 'effect' && next.effect.type === 'sms') heard = { type: 'sms' }
    else if (next.type === 'flow') {
      const entered = flowOf(next.flow)
      if (!entered) return { ...met(stretches, opening), does: 'fails', problem: 'walk.flow-missing' }
      ;[at, call] = [entered, enterFlow(call, '', entered)]
    } else return { ...met(stretches, opening), ...fateOf(turn) }
  }
}

/** Who speaks first, what, and what was decided before. */
function met(stretches: Stretch[], opening: World['opening']): Met {
  const steps = stretches.flatMap(({ flow, turn }) => turn.trail.map((step) => settled(flow, step)))
  const speaking = stretches.find(({ turn }) => turn.instructions.some(isPlayed))?.turn
  const spoken = speaking?.instructions.find(isPlayed)?.spoken
  const speaker = speaking && !isApology(speaking) ? steps.findIndex(speaks) : -1
  const at = speaker === -1 ? steps.length - 1 : speaker
  const passed = steps.slice(0, at)
  return {
    node: steps[at]?.name ?? '',
    ...(spoken && { says: 'text' in spoken ? plainText(spoken.text) : spoken.audioUrl }),
    hours: passed
      .flatMap(({ kind, settings }) => kind.calendars?.(settings) ?? [])
      .flatMap((calendar) => {
        const state = opening(calendar)
        return state ? [{ calendar, state }] : []
      }),
    varies: passed.some(
      ({ kind, settings }) => kind.group === 'decide' && !kind.calendars && kind.exits(settings).length > 1,
    ),
  }
}

type Met = Omit<WhoAnswers, keyof Fate | 'destination' | 'problem'>
type Settled = { name: string; settings: unknown; kind: ReturnType<typeof kindNamed> }

function settled(flow: Flow, { node, kind }: TrailStep): Settled {
  const found = nodeOf(flow, node)
  return { name: found?.name ?? '', settings: found?.settings, kind: kindNamed(kind) }
}

const isPlayed = (instruction: Instruction) => instruction.type === 'play'

/** What is said at the end of a call that cannot go on is no node's, where no node has spoken. */
const isApology = ({ next, instructions }: Turn) =>
  next.type === 'end' &&
  (next.reason === 'failed' || next.reason === 'exit-not-wired') &&
  instructions.filter(isPlayed).length === 1

/** A whisper is for the callee alone. */
const speaks = ({ kind, settings }: Settled): boolean =>
  (kind.prompts?.(settings) ?? []).some(({ field, prompt }) => field !== 'whisper' && !isSilent(prompt))

function fateOf(turn: Turn | undefined): Fate {
  const last = turn?.instructions.at(-1)
  if (turn?.next.type === 'end' && turn.next.reason === 'failed')
    return { does: 'fails', problem: turn.next.problem ?? '' }
  switch (last?.type) {
    case 'gather':
      return { does: 'listens' }
    case 'dial':
      return { does: 'rings', destination: last.destination }
    case 'voicemail':
    case 'conference':
      return { does: last.type }
    case 'raw':
    case 'resume':
      return { does: 'document' }
    default:
      return turn && isService(turn.next) ? { does: 'asks-service' } : { does: 'hangs-up' }
  }
}

const isService = (next: TurnNext) => next.type === 'effect' && next.effect.type === 'http'
