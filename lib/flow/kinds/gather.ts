import { z } from 'zod'
import type { Heard } from '../call'
import { defineKind, leave, type Place } from '../kind'
import { matchesPattern, patternProblem } from '../pattern'
import { error } from '../problem'
import { saidDigits } from '../spoken-words'
import { draftVariable, variableProblems } from '../variable'
import {
  ask,
  asking,
  askingExits,
  askingPrompts,
  listening,
  missed,
  type Question,
  understood,
} from './asking'

/** What somebody said is cut here when it becomes a variable, characters. */
const MAX_SAID_CHARACTERS = 500

const settings = z.strictObject({
  ...asking,
  /** Where it is kept. */
  variable: draftVariable.default('answer'),
  accepts: z.enum(['digits', 'speech', 'both']).default('digits'),
  minDigits: z.int().min(0).max(20).default(1),
  maxDigits: z.int().min(1).max(20).default(20),
  /** The key that ends the digits and is none of them; `null` for none. */
  finishKey: z
    .string()
    .regex(/^[0-9*#]$/, 'one of 0–9, * or #')
    .nullable()
    .default('#'),
  /** A regular expression (`lib/flow/pattern.ts`) that digits and words must match as a whole. */
  pattern: z.string().max(200).optional(),
  speech: z
    .strictObject({
      ...listening,
      /** Words that are likely to be said. */
      hints: z.array(z.string().trim().min(1).max(100)).max(100).default([]),
      maxSeconds: z.int().min(1).max(60).default(30),
    })
    .prefault({}),
  /** What is heard goes into no log, nor does anything made of it. */
  sensitive: z.boolean().default(false),
})

type Gather = z.infer<typeof settings>

/** Collects digits or speech into a variable. */
export const gather = defineKind({
  kind: 'gather',
  title: 'Gather',
  summary: 'Asks for a number or a few words and keeps them.',
  group: 'listen',
  settings,
  setsBehind: ['next'],

  exits: () => [{ id: 'next', label: 'Then', required: true }, ...askingExits],

  serves: understood,

  prompts: askingPrompts,

  sets: ({ variable }) => (variable ? [variable] : []),

  check: ({ variable, minDigits, maxDigits, finishKey, pattern }) => {
    const refused = pattern ? patternProblem(pattern) : undefined
    return [
      ...variableProblems(variable, 'variable'),
      ...(minDigits > maxDigits
        ? [error('gather.length', { field: 'minDigits', values: { min: minDigits, max: maxDigits } })]
        : []),
      ...(minDigits === 0 && finishKey === null ? [error('gather.no-end', { field: 'finishKey' })] : []),
      ...(refused ? [error(`pattern.${refused}`, { field: 'pattern' })] : []),
    ]
  },

  step: (gather, place) => {
    const { heard } = place
    const question = {
      settings: gather,
      place,
      listening: keysAndWords(gather, place),
      isSensitive: gather.sensitive,
    }
    if (!heard) return ask(question, { short: false })
    if (heard.type === 'silence') return missed(question, 'noInput')
    const value = answerIn(gather, heard, languageOf(gather, place))
    if (value === undefined) return missed(question, 'noMatch')
    return leave('next', {
      ...(gather.variable && { set: { [gather.variable]: value } }),
      ...(gather.sensitive && { sensitive: [gather.variable] }),
    })
  },
})

const languageOf = ({ speech }: Gather, { flow }: Place): string => speech.language ?? flow.language

function keysAndWords(gather: Gather, place: Place): Question['listening'] {
  const { accepts, maxDigits, timeoutSeconds, finishKey, speech } = gather
  return {
    ...(accepts !== 'speech' && {
      digits: { maxDigits, timeoutSeconds, ...(finishKey !== null && { finishOnKey: finishKey }) },
    }),
    ...(accepts !== 'digits' && {
      speech: {
        language: languageOf(gather, place),
        hints: speech.hints,
        startTimeoutSeconds: timeoutSeconds,
        endOnSilenceSeconds: speech.endOnSilenceSeconds,
        maxSeconds: speech.maxSeconds,
      },
    }),
  }
}

/** What was asked for among what was heard, or nothing. */
function answerIn(gather: Gather, heard: Heard, language: string): string | undefined {
  if (heard.type === 'digits' && gather.accepts !== 'speech')
    return fitting(gather, digitsOf(gather, heard.digits))
  if (heard.type !== 'speech' || gather.accepts === 'digits') return undefined
  for (const text of heard.texts) {
    const digits = gather.accepts === 'both' ? saidDigits(text, language) : undefined
    const value = digits === undefined ? fitting(gather, wordsOf(text)) : fitting(gather, { digits })
    if (value !== undefined) return value
  }
}

/** What was pressed before the finish key: a carrier that does not know the key counts it, and what follows, among the digits. */
const digitsOf = ({ finishKey }: Gather, pressed: string) => ({
  digits: finishKey === null ? pressed : (pressed.split(finishKey)[0] ?? ''),
})

const wordsOf = (said: string) => ({ words: said.trim().slice(0, MAX_SAID_CHARACTERS) })

function fitting(gather: Gather, found: { digits: string } | { words: string }): string | undefined {
  const value = 'digits' in found ? found.digits : found.words
  const fits =
    'digits' in found ? value.length >= gather.minDigits && value.length <= gather.maxDigits : value !== ''
  return fits && (!gather.pattern || matchesPattern(gather.pattern, value)) ? value : undefined
}
