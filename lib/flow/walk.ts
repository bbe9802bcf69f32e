import { type CallState, HEARD_BY_WAIT, type Heard } from './call'
import { type Flow, nodeOf } from './document'
import type { Instruction } from './instruction'
import type { Effect, Place, World } from './kind'
import { kindNamed } from './kinds'
import { localIso } from './local-time'
import { isSilent, isSsml, type Prompt, type Spoken } from './prompt'
import { type Said, saidBy } from './said'
import { sentence, sentenceLanguage } from './sentences'
import { type FillInto, fillTemplate, isTemplate, mayRead } from './template'

/** Nodes met in one turn. A flow that goes on longer without a wait is going in circles. */
export const MAX_STEPS_PER_TURN = 100
/** Nodes met in one call. */
export const MAX_STEPS_PER_CALL = 2_000
/** Places that "back" can return to. */
export const MAX_TRODDEN = 16
/** How often one call may go on into another flow. */
export const MAX_JUMPS = 20
/** What the variables of a call may hold together, characters. What a service answers beyond it is cut. */
export const MAX_VARIABLE_CHARACTERS = 8_000

/** One node met, for the log: when the call came back to it, what was heard; by which exit it was left, if it was. */
export type TrailStep = {
  node: string
  kind: string
  heard?: Heard
  exit?: string
  set?: Record<string, string>
  /** What was said there, by its first words. */
  said?: Said[]
  /** Something went wrong but the caller was carried on. */
  notes?: string[]
}

/** Why a call is over, as far as the flow can tell. */
export type EndReason = 'hung-up' | 'conference' | 'document' | 'exit-not-wired' | 'failed'

export type TurnNext =
  /** The last instruction waits; its outcome comes with the next webhook. */
  | { type: 'wait' }
  /** The host runs this once, and walks on with its outcome. */
  | { type: 'effect'; effect: Effect }
  /** The host looks the flow up, and walks on with `enterFlow`. */
  | { type: 'flow'; flow: string }
  | { type: 'end'; reason: EndReason; problem?: string }
  /** What was heard is not for the wait of this call: nothing has changed. */
  | { type: 'ignored' }

export type Turn = { call: CallState; instructions: Instruction[]; trail: TrailStep[]; next: TurnNext }

/** What a call begins with. Numbers are E.164 with `+` where they are numbers; `startedAt` is ISO 8601, UTC. */
export type Incoming = Pick<CallState, 'id' | 'version' | 'caller' | 'called' | 'startedAt'>

/** A call at the start of a flow, before its first turn. */
export const beginCall = (flow: Flow, incoming: Incoming): CallState => ({
  ...incoming,
  node: flow.start ?? '',
  waits: 0,
  steps: 0,
  jumps: 0,
  variables: { ...flow.settings.variables },
  sensitive: [],
  trodden: [],
})

/** The call at the start of another flow: its variables go along, "back" does not lead out of the new flow. */
export const enterFlow = (call: CallState, version: string, flow: Flow): CallState => ({
  ...atRest(call),
  version,
  node: flow.start ?? '',
  jumps: call.jumps + 1,
  variables: { ...flow.settings.variables, ...call.variables },
  trodden: [],
})

/** The call at another node, to which somebody has sent it: what it waited for is over. "Back" still leads to where it was before. */
export const sendTo = (call: CallState, node: string): CallState => ({ ...atRest(call), node })

/**
 * Carries a call from where it stands through every node that does not wait, up to the next wait or the end.
 * Pure: no clock, no network, no database. The same arguments give the same turn.
 *
 * @param flow the document of the version that the call runs
 * @param call where it stands: from `beginCall`, `enterFlow`, or the turn before
 * @param heard the outcome of the wait it stands at; nothing when it has just begun
 * @returns what to do, what was passed, and the state to come back with. It always ends or waits: bounds on the number of
 *   nodes per turn and per call end a call that goes in circles with the flow's error prompt
 */
export function walk(flow: Flow, call: CallState, heard: Heard | undefined, world: World): Turn {
  if (!accepts(call, heard)) return { call, instructions: [], trail: [], next: { type: 'ignored' } }

  const instructions: Instruction[] = []
  const trail: TrailStep[] = []
  let state: CallState = call
  let outcome: Heard | undefined = heard
  /** Something was to be said in this turn, and came out without words. */
  let hasLostWords = false
  const isSilence = () => hasLostWords && !hasSpoken(instructions)

  const stop = (next: TurnNext, more: Instruction[] = []): Turn => ({
    call: state,
    instructions: [...instructions, ...more],
    trail,
    next,
  })
  const fail = (problem: string) =>
    stop({ type: 'end', reason: 'failed', problem }, errorEnd(flow, state, world))

  for (let steps = 0; ; steps += 1) {
    if (steps >= MAX_STEPS_PER_TURN) return fail('walk.too-many-steps-in-turn')
    if (state.steps >= MAX_STEPS_PER_CALL) return fail('walk.too-many-steps-in-call')
    const node = nodeOf(flow, state.node)
    if (!node) return fail(state.node === '' ? 'walk.no-start' : 'walk.node-missing')
    const kind = kindNamed(node.kind)

    const isReturn = state.trodden.includes(state.node)
    if (!outcome && kind.isLandmark) state = { ...state, trodden: tread(state.trodden, state.node) }

    const notes: string[] = []
    const step = kind.step(node.settings, placeOf(flow, state, outcome, isReturn, world, notes))
    if (step.note) notes.push(step.note)

    const passed: TrailStep = {
      node: state.node,
      kind: node.kind,
      ...(outcome && { heard: masked(outcome, state) }),
    }
    state = { ...atRest(state), steps: state.steps + 1 }
    if (step.set) {
      const sensitive = [...new Set([...state.sensitive, ...(step.sensitive ?? [])])]
      state = { ...state, sensitive, variables: bounded({ ...state.variables, ...step.set }) }
      passed.set = Object.fromEntries(
        Object.entries(step.set).map(([name, value]) => [name, sensitive.includes(name) ? MASK : value]),
      )
    }
    const audible = (step.instructions ?? []).filter((instruction) => !isMute(instruction))
    // Carriers refuse a whole document for one prompt without words.
    if (audible.length < (step.instructions?.length ?? 0)) {
      notes.push('prompt.empty')
      hasLostWords ||= (kind.prompts?.(node.settings) ?? []).some(({ prompt }) => !isSilent(prompt))
    }
    const { next } = step
    instructions.push(...audible)
    const said = saidBy(audible, MASK)
    if (said.length > 0) passed.said = said
    // Silence is what is said then: the wording for nothing heard follows.
    if (next.type === 'wait' && next.for === 'gather' && isSilence()) notes.push('walk.silent-question')
    if (notes.length > 0) passed.notes = notes
    trail.push(passed)
    outcome = undefined

    switch (next.type) {
      case 'wait':
      case 'effect': {
        const waitType = next.type === 'wait' ? next.for : next.effect.type
        const n = state.waits + 1
        state = {
          ...state,
          waits: n,
          wait: { n, type: waitType, ...(next.sensitive && { sensitive: true }) },
          ...(next.memory !== undefined && { memory: next.memory }),
        }
        return stop(next.type === 'wait' ? { type: 'wait' } : { type: 'effect', effect: next.effect })
      }
      case 'flow':
        if (state.jumps >= MAX_JUMPS) return fail('walk.too-many-flows')
        return stop({ type: 'flow', flow: next.flow })
      case 'end':
        if (next.reason === 'hung-up' && isSilence()) instructions.splice(-1, 0, goodbye(flow))
        return stop({ type: 'end', reason: next.reason })
      case 'fail':
        return fail(next.problem)
      case 'back': {
        passed.exit = 'back'
        const trodden = state.trodden.length > 1 ? state.trodden.slice(0, -1) : state.trodden
        state = { ...state, trodden, node: trodden.at(-1) ?? state.node }
        break
      }
      case 'leave': {
        const isWired = (exit: string) => Object.hasOwn(node.exits, exit)
        const { orElse } =
          (!isWired(next.exit) && kind.exits(node.settings).find(({ id }) => id === next.exit)) || {}
        const exit = orElse ?? next.exit
        passed.exit = exit
        const to = isWired(exit) ? node.exits[exit] : undefined
        if (to === undefined)
          return stop({ type: 'end', reason: 'exit-not-wired' }, [
            // A caller who has heard nothing in this turn hears a goodbye.
            ...(hasSpoken(instructions) ? [] : [goodbye(flow)]),
            { type: 'hangup' },
          ])
        state = { ...state, node: to }
      }
    }
  }
}

/** A prompt whose variables have left nothing to be played. */
const isMute = (instruction: Instruction): boolean =>
  instruction.type === 'play' && isInaudible(instruction.spoken)

/** No words, or a recording at what is no address: a carrier would refuse it, or fail to fetch it. */
const isInaudible = (spoken: Spoken): boolean =>
  isSilent(spoken) || ('audioUrl' in spoken && !/^https?:\/\/[^\s/]+\S*$/i.test(spoken.audioUrl))

const hasSpoken = (instructions: Instruction[]): boolean => instructions.some(({ type }) => type === 'play')

/** What stands in a log for digits and words that belong in none. */
export const MASK = '••••'

/** True when this may be walked with: a call that waits wants one of the outcomes of its wait, one that does not wants none. */
const accepts = ({ wait }: CallState, heard: Heard | undefined): boolean =>
  wait
    ? heard !== undefined && (HEARD_BY_WAIT[wait.type] as readonly string[]).includes(heard.type)
    : heard === undefined

/** The state of a call that no longer waits. */
function atRest({ wait: _, memory: __, ...call }: CallState): CallState {
  return call
}

function placeOf(
  flow: Flow,
  call: CallState,
  heard: Heard | undefined,
  isReturn: boolean,
  world: World,
  notes: string[],
): Place {
  const fillInto = (template: string, into: FillInto, also?: Record<string, string>) => {
    if (!isTemplate(template)) return template
    const variables = visibleVariables(
      flow,
      also ? { ...call, variables: { ...call.variables, ...also } } : call,
      world,
    )
    const filled = fillTemplate(template, variables, into)
    if ('problem' in filled) notes.push(`template: ${filled.problem}`)
    return filled.text
  }
  return {
    nodeId: call.node,
    heard,
    memory: call.memory,
    isReturn,
    call,
    flow: flow.settings,
    world,
    fill: (template, { into = 'plain', also } = {}) => fillInto(template, into, also),
    readsSecret: (template, besides = []) => mayRead(template, [...call.sensitive, ...besides]),
    speak: (prompt) => spokenBy(prompt, flow, fillInto, call.sensitive),
  }
}

function spokenBy(
  prompt: Prompt,
  { settings }: Flow,
  fill: (text: string, into: FillInto) => string,
  sensitive: string[] = [],
): Spoken {
  const { loop, level } = prompt
  const how = { ...(loop !== undefined && { loop }), ...(level !== undefined && { level }) }
  if ('audioUrl' in prompt) {
    // A variable at the start is a whole address; further on it is a part of one.
    const into = prompt.audioUrl.trimStart().startsWith('{{') ? 'plain' : 'url'
    return { audioUrl: fill(prompt.audioUrl, into).trim(), ...how }
  }
  const ssml = isSsml(prompt.text)
  return {
    text: fill(prompt.text, ssml ? 'markup' : 'plain'),
    ssml,
    language: prompt.language ?? settings.language,
    voice: prompt.voice ?? settings.voice,
    ...how,
    ...(mayRead(prompt.text, sensitive) && { isSecret: true }),
  }
}

/** What a template may name: the caller's and the called number, the time where the flow is, and what the call has gathered. */
const visibleVariables = ({ settings }: Flow, call: CallState, { now }: World): Record<string, string> => ({
  ...call.variables,
  caller: call.caller,
  called: call.called,
  now: localIso(now, settings.timeZone),
})

/** The flow's error prompt, or the fixed sentence, and the end. */
export function errorEnd(flow: Flow, call: CallState, world: World): Instruction[] {
  const { errorPrompt, language, voice } = flow.settings
  const own =
    errorPrompt &&
    spokenBy(
      errorPrompt,
      flow,
      (text, into) => fillTemplate(text, visibleVariables(flow, call, world), into).text,
      call.sensitive,
    )
  const spoken =
    own && !isInaudible(own)
      ? own
      : { text: sentence('error', language), ssml: false, language: sentenceLanguage(language), voice }
  return [{ type: 'play', spoken, bargeIn: false }, { type: 'hangup' }]
}

/** The fixed sentence for callers who would hear nothing at the end. */
const goodbye = ({ settings: { language, voice } }: Flow): Instruction => ({
  type: 'play',
  spoken: { text: sentence('goodbye', language), ssml: false, language: sentenceLanguage(language), voice },
  bargeIn: false,
})

/** A landmark is trodden once: coming to it again forgets what lay after it. */
function tread(trodden: string[], node: string): string[] {
  const at = trodden.indexOf(node)
  return at >= 0 ? trodden.slice(0, at + 1) : [...trodden, node].slice(-MAX_TRODDEN)
}

function masked(heard: Heard, { wait }: CallState): Heard {
  if (!wait?.sensitive) return heard
  if (heard.type === 'digits') return { type: 'digits', digits: MASK }
  if (heard.type === 'speech') return { type: 'speech', texts: [MASK] }
  if (heard.type === 'http') return { ...heard, body: MASK }
  return heard
}

/** Variables cut to the bound, the newest losing: what a call began with is what its prompts count on. */
function bounded(variables: Record<string, string>): Record<string, string> {
  let left = MAX_VARIABLE_CHARACTERS
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const kept = value.slice(0, Math.max(0, left))
      left -= kept.length
      return [name, kept]
    }),
  )
}
