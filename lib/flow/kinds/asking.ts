import { z } from 'zod'
import type { InstructionOf } from '../instruction'
import { leave, type Place, type Step, wait } from '../kind'
import { languageCode, type Prompt, prompt } from '../prompt'

/** What follows when nothing, or something else, was heard: how often it is asked again, and in which words each time. */
const misses = z.strictObject({
  /** How often the caller may miss before leaving by the exit. Absent: the node's `attempts`. */
  attempts: z.int().min(1).max(10).optional(),
  /** Said before asking again; the first miss plays the first, later ones the next, the last of them stays. */
  prompts: z.array(prompt).max(10).default([]),
})

/** Settings of every kind that asks a caller for something. */
export const asking = {
  /** The greeting: played when the caller comes in. */
  prompt: prompt.default({ text: '' }),
  /** Played instead whenever it is asked again. */
  shortPrompt: prompt.optional(),
  /** Keys and words count while the prompt still plays. */
  bargeIn: z.boolean().default(true),
  /** How long silence may last before it counts as nothing pressed; between two keys, before they count as all. */
  timeoutSeconds: z.int().min(1).max(60).default(5),
  attempts: z.int().min(1).max(10).default(3),
  noInput: misses.prefault({}),
  noMatch: misses.prefault({}),
}

/** Settings of speech that is listened for. */
export const listening = {
  /** The language that is listened for. Absent: the flow's. */
  language: languageCode.optional(),
  endOnSilenceSeconds: z.number().min(0.4).max(10).default(1),
}

type Asking = z.infer<z.ZodObject<typeof asking>>
export type Misses = { noInput: number; noMatch: number }
export const NO_MISSES: Misses = { noInput: 0, noMatch: 0 }

/** What is listened for: the instruction without its name. */
type Listening = Omit<InstructionOf<'gather'>, 'type'>

/** What a question is: the settings of its node, where the call stands, and what is listened for. */
export type Question = { settings: Asking; place: Place; listening: Listening; isSensitive?: boolean }

export const askingExits = [
  { id: 'no-input', label: 'Nothing heard', required: false },
  { id: 'no-match', label: 'Something else', required: false },
]

/** Somebody who asks has served a caller by understanding an answer. */
export const understood = (exit: string | undefined): boolean =>
  exit !== undefined && !askingExits.some(({ id }) => id === exit)

export const askingPrompts = ({ prompt, shortPrompt, noInput, noMatch }: Asking) => [
  { field: 'prompt', prompt },
  ...(shortPrompt ? [{ field: 'shortPrompt', prompt: shortPrompt }] : []),
  ...noInput.prompts.map((prompt, at) => ({ field: `noInput.prompts.${at}`, prompt })),
  ...noMatch.prompts.map((prompt, at) => ({ field: `noMatch.prompts.${at}`, prompt })),
]

/** Plays the greeting (or the short one, where there is one to be played), after a word on the miss if there was one, and listens. */
export function ask(
  { settings, place, listening, isSensitive = false }: Question,
  { short, misses = NO_MISSES, onMiss }: { short: boolean; misses?: Misses; onMiss?: Prompt | undefined },
): Step {
  const greeting = (short && settings.shortPrompt) || settings.prompt
  return wait(
    'gather',
    [
      ...[...(onMiss ? [onMiss] : []), greeting].map((prompt) => ({
        type: 'play' as const,
        spoken: place.speak(prompt),
        bargeIn: settings.bargeIn,
      })),
      { type: 'gather', ...listening },
    ],
    { memory: misses, keepSecret: isSensitive },
  )
}

/** Counts a miss; asks again in the words for it, or leaves when there were enough. */
export function missed(question: Question, which: keyof Misses): Step {
  const { attempts = question.settings.attempts, prompts } = question.settings[which]
  const before = missesSoFar(question.place)
  const misses = { ...before, [which]: before[which] + 1 }
  if (misses[which] >= attempts) return leave(which === 'noInput' ? 'no-input' : 'no-match')
  const onMiss = prompts[Math.min(misses[which], prompts.length) - 1]
  return ask(question, { short: true, misses, onMiss })
}

/** The misses at this node until now: our own, from `ask`. */
export const missesSoFar = ({ memory }: Place): Misses => (memory as Misses | undefined) ?? NO_MISSES
