import type { CallEvent } from '@/lib/carriers/carrier'
import type { Heard } from '@/lib/flow/call'
import { type Flow, nodeOf } from '@/lib/flow/document'
import type { Group } from '@/lib/flow/kind'
import { kindNamed } from '@/lib/flow/kinds'
import { problemText } from '@/lib/flow/problem-text'
import { outgoingWords } from '@/lib/outgoing/words'
import type { LoggedEvent, LoggedTurn, StoredLogRow } from '@/lib/store/call-log'
import { phone } from '../format/phone'
import { END_WORDS, LEG_WORDS, OUTCOME_WORDS, PROBLEM_WORDS } from './words'

/** One line of what happened on a call. */
export type Moment = {
  key: string
  /** ISO 8601. */
  at: string
  /** Who did it: the caller, the flow at one of its nodes, a callee, or the program itself. */
  by: 'caller' | 'flow' | 'callee' | 'system'
  what: string
  detail?: string
  /** Of the node, where the flow did it. */
  group?: Group
  isTrouble?: boolean
}

/**
 * What happened on a call, in the words of people, read off its log.
 *
 * @param rows of the call, in the order of the log
 * @param documents the flows of the versions that it ran, by the id of the version
 */
export const storyOf = (rows: StoredLogRow[], documents: Record<string, Flow>): Moment[] =>
  rows.flatMap((row) => {
    const event = row.event === null ? undefined : (JSON.parse(row.event) as LoggedEvent) // written by the voice server
    const turn = row.turn === null ? undefined : (JSON.parse(row.turn) as LoggedTurn)
    const at = row.receivedAt
    const happened = event && row.kind !== 'late' ? eventMoment(event, turn) : unusual(row.kind)
    const moments = [
      ...(happened ? [happened] : []),
      ...(turn ? turnMoments(turn, documents) : []),
      ...(event?.problem ? [trouble(event.problem)] : []),
    ]
    return moments.map((moment, index) => ({ ...moment, at, key: `${row.id}.${index}` }))
  })

type Bare = Omit<Moment, 'key' | 'at'>

function eventMoment(event: LoggedEvent, turn: LoggedTurn | undefined): Bare | undefined {
  switch (event.type) {
    case 'incoming':
      if (event.direction === 'outbound')
        return {
          by: 'system',
          what: 'The flow began',
          detail: `for ${phone(event.called ?? 'whoever answered')}`,
        }
      return { by: 'caller', what: `Called ${phone(turn?.called ?? event.called ?? 'an unknown number')}` }
    case 'heard':
      return heardMoment(event.heard)
    case 'leg':
      return legMoment(event)
    case 'recording':
      return { by: 'system', what: 'A recording is ready', detail: size(event.sizeBytes) }
    case 'transcription':
      return { by: 'system', what: 'A transcription is ready' }
    case 'sent-on':
      return { by: 'system', what: `Moved to ${event.to}`, detail: `by ${event.by}` }
    case 'hung-up-here':
      return { by: 'system', what: `Ended by ${event.by}` }
    case 'lost':
      return {
        by: 'system',
        what: 'Lost sight of',
        detail: 'The carrier does not know this call any more, and how it ended was never told',
        isTrouble: true,
      }
    case 'moved':
      return { by: 'system', what: 'Moved into another conversation' }
    case 'whisper':
      return { by: 'callee', what: 'Heard the whisper' }
    case 'trouble':
      return { by: 'system', what: 'The carrier objected', detail: event.reason, isTrouble: true }
    case 'fallback':
      return { by: 'system', what: 'Another webhook had failed', detail: event.reason, isTrouble: true }
    case 'nonsense':
      return { by: 'system', what: 'A webhook made no sense', detail: event.why, isTrouble: true }
  }
}

const size = (bytes: number | undefined) =>
  bytes === undefined ? undefined : `${Math.max(1, Math.round(bytes / 1_000))} kB`

/** Effects and comebacks are no deeds of the caller: the nodes that follow tell them. */
function heardMoment(heard: Heard): Bare | undefined {
  switch (heard.type) {
    case 'digits':
      return { by: 'caller', what: `Pressed ${heard.digits.split('').join(' ')}` }
    case 'speech':
      return { by: 'caller', what: `Said “${heard.texts[0] ?? ''}”` }
    case 'silence':
      return { by: 'caller', what: 'Pressed and said nothing' }
    case 'recorded':
      return { by: 'caller', what: 'Left a message' }
    case 'dial':
      return { by: 'callee', what: OUTCOME_WORDS[heard.outcome] ?? heard.outcome, detail: heard.detail }
  }
}

/** The states that a caller's own leg passes before the flow answers; they tell nothing that "Called" does not. */
const BEFORE_ANSWER: string[] = ['started', 'ringing', 'answered']

function legMoment(event: Extract<CallEvent, { type: 'leg' }>): Bare | undefined {
  const isCallee = event.direction === 'outbound'
  if (!isCallee && BEFORE_ANSWER.includes(event.state)) return undefined
  const [of = event.state, isTrouble = false] =
    (isCallee ? LEG_WORDS.callee : LEG_WORDS.caller)[event.state] ?? []
  const who = isCallee && event.called ? phone(event.called) : undefined
  const detail = [who, event.detail].filter(Boolean).join(' · ')
  return {
    by: isCallee ? 'callee' : 'system',
    what: of,
    ...(detail && { detail }),
    ...(isTrouble && { isTrouble }),
  }
}

function unusual(kind: string): Bare | undefined {
  if (kind === 'refused')
    return {
      by: 'system',
      what: 'A webhook was refused',
      detail: 'It was not signed as it must be',
      isTrouble: true,
    }
  if (kind === 'late')
    return { by: 'system', what: 'A webhook came too late', detail: 'Its wait was over already' }
}

/** The caller heard an apology, and why. */
const trouble = (code: string): Bare => ({
  by: 'system',
  what: 'The caller heard an apology',
  detail: inWords(code),
  isTrouble: true,
})

/** Stands before the reason why a web service gave no answer. */
const SERVICE = 'http: '

/** A code of the voice server or of the walk as a sentence; what is none of them is a text already. */
export function inWords(code: string): string {
  if (code.startsWith(SERVICE)) return `The service failed. ${outgoingWords(code.slice(SERVICE.length))}`
  return PROBLEM_WORDS[code] ?? (/^[a-z-]+\.[a-z.-]+$/.test(code) ? problemText({ code }) : code)
}

function turnMoments(turn: LoggedTurn, documents: Record<string, Flow>): Bare[] {
  const steps = turn.trail.map(({ node: id, kind, heard, exit, notes, version }): Bare => {
    const flow = documents[version ?? turn.versionId]
    const node = flow && nodeOf(flow, id)
    const { group } = kindNamed(kind)
    const again = group === 'listen' && heard ? 'asked again' : undefined
    const label = node && exit !== undefined ? exitLabel(node.kind, node.settings, exit) : (exit ?? again)
    return {
      by: 'flow',
      what: node?.name || id,
      ...(label !== undefined && { detail: label }),
      group,
      ...(notes && notes.length > 0 && { isTrouble: true, detail: notes.map(inWords).join(' ') }),
    }
  })
  const { type, reason, problem } = turn.next
  if (type !== 'end') return steps
  const end = END_WORDS[reason ?? '']
  return [
    ...steps,
    {
      by: 'flow',
      what: end ?? 'The flow ended',
      ...(problem && { detail: inWords(problem), isTrouble: true }),
    },
  ]
}

/** `1 Sales`, `Nothing pressed`: the key where the exit is one. */
function exitLabel(kind: string, settings: unknown, exit: string): string {
  const label = kindNamed(kind)
    .exits(settings)
    .find(({ id }) => id === exit)?.label
  if (!label) return exit
  return /^[0-9*#]$/.test(exit) && !label.endsWith(exit) ? `${exit} ${label}` : label
}
