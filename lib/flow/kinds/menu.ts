import { z } from 'zod'
import type { Heard } from '../call'
import { defineKind, leave, type Place, type Step, wait } from '../kind'
import { error, type Problem, warning } from '../problem'
import { type Prompt, prompt } from '../prompt'
import { saysPhrase } from '../spoken-words'

/** More keys than this and a caller has forgotten the first before hearing the last. */
const CHOICES_A_CALLER_REMEMBERS = 5

const key = z.string().regex(/^[0-9*#]$/, 'one of 0–9, * or #')

const choice = z.strictObject({
  key,
  label: z.string().max(40).default(''),
  /** Words that choose it when they are spoken. */
  phrases: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  /** `exit` leaves by the key; `back` returns to the menu before; `repeat` plays this one again. */
  does: z.enum(['exit', 'back', 'repeat']).default('exit'),
})

/** What follows when nothing, or something else, was heard: how often it is asked again, and in which words each time. */
const misses = z.strictObject({
  /** How often the caller may miss before leaving by the exit. Absent: the menu's `attempts`. */
  attempts: z.int().min(1).max(10).optional(),
  /** Said before asking again; the first miss plays the first, later ones the next, the last of them stays. */
  prompts: z.array(prompt).max(10).default([]),
})

const settings = z.strictObject({
  /** The greeting: played when the caller comes in. */
  prompt: prompt.default({ text: '' }),
  /** Played instead whenever it is asked again. */
  shortPrompt: prompt.optional(),
  choices: z.array(choice).max(12).default([]),
  bargeIn: z.boolean().default(true),
  /** How long silence may last before it counts as nothing pressed. */
  timeoutSeconds: z.int().min(1).max(60).default(5),
  attempts: z.int().min(1).max(10).default(3),
  noInput: misses.prefault({}),
  noMatch: misses.prefault({}),
  speech: z
    .strictObject({
      /** The language that is listened for. Absent: the flow's. */
      language: z.string().max(20).optional(),
      endOnSilenceSeconds: z.number().min(0.4).max(10).default(1),
    })
    .prefault({}),
})

type Menu = z.infer<typeof settings>
type Misses = { noInput: number; noMatch: number }
const NO_MISSES: Misses = { noInput: 0, noMatch: 0 }

/** Plays a prompt, hears one choice by key or by spoken phrase, leaves by it. */
export const menu = defineKind({
  kind: 'menu',
  title: 'Menu',
  summary: 'Offers choices and waits for a key or a word.',
  group: 'listen',
  isLandmark: true,
  goesBack: ({ choices }) => choices.some(({ does }) => does === 'back'),
  settings,

  exits: ({ choices }) => [
    ...choices
      .filter(({ does }) => does === 'exit')
      .map(({ key, label }) => ({ id: key, label: label || `Key ${key}`, required: true })),
    { id: 'no-input', label: 'Nothing pressed', required: false },
    { id: 'no-match', label: 'Another key', required: false },
  ],

  prompts: ({ prompt, shortPrompt, noInput, noMatch }) => [
    { field: 'prompt', prompt },
    ...(shortPrompt ? [{ field: 'shortPrompt', prompt: shortPrompt }] : []),
    ...noInput.prompts.map((prompt, at) => ({ field: `noInput.prompts.${at}`, prompt })),
    ...noMatch.prompts.map((prompt, at) => ({ field: `noMatch.prompts.${at}`, prompt })),
  ],

  check: ({ choices }) => [
    ...(choices.length === 0 ? [error('menu.no-choices', { field: 'choices' })] : []),
    ...repeatedKeys(choices),
    ...(choices.length > CHOICES_A_CALLER_REMEMBERS
      ? [
          warning('menu.too-long', {
            field: 'choices',
            values: { count: choices.length, limit: CHOICES_A_CALLER_REMEMBERS },
          }),
        ]
      : []),
  ],

  step: (menu, place) => {
    if (!place.heard) return ask(menu, place, place.isReturn ? menu.shortPrompt : undefined, NO_MISSES)
    const misses = place.memory as Misses // our own, from `ask`
    if (place.heard.type === 'silence') return missed(menu, place, misses, 'noInput')
    const chosen = choiceFor(menu, place.heard)
    if (!chosen) return missed(menu, place, misses, 'noMatch')
    if (chosen.does === 'back') return { next: { type: 'back' } }
    if (chosen.does === 'repeat') return ask(menu, place, undefined, misses)
    return leave(chosen.key)
  },
})

/** Plays the greeting (or the short one, where there is one to be played), after a word on the miss if there was one, and listens. */
function ask(
  menu: Menu,
  { speak, flow }: Place,
  short: Prompt | undefined,
  memory: Misses,
  onMiss?: Prompt,
): Step {
  const phrases = menu.choices.flatMap(({ phrases }) => phrases)
  return wait(
    'gather',
    [
      ...[...(onMiss ? [onMiss] : []), short ?? menu.prompt].map((prompt) => ({
        type: 'play' as const,
        spoken: speak(prompt),
        bargeIn: menu.bargeIn,
      })),
      {
        type: 'gather',
        digits: { maxDigits: 1, timeoutSeconds: menu.timeoutSeconds },
        ...(phrases.length > 0 && {
          speech: {
            language: menu.speech.language ?? flow.language,
            hints: phrases,
            startTimeoutSeconds: menu.timeoutSeconds,
            endOnSilenceSeconds: menu.speech.endOnSilenceSeconds,
            maxSeconds: 10,
          },
        }),
      },
    ],
    { memory },
  )
}

/** Counts a miss; asks again in the words for it, or leaves when there were enough. */
function missed(menu: Menu, place: Place, before: Misses, which: keyof Misses): Step {
  const { attempts = menu.attempts, prompts } = menu[which]
  const misses = { ...before, [which]: before[which] + 1 }
  if (misses[which] >= attempts) return leave(which === 'noInput' ? 'no-input' : 'no-match')
  return ask(menu, place, menu.shortPrompt, misses, prompts[Math.min(misses[which], prompts.length) - 1])
}

function choiceFor({ choices }: Menu, heard: Heard): Menu['choices'][number] | undefined {
  if (heard.type === 'digits') return choices.find(({ key }) => key === heard.digits)
  if (heard.type !== 'speech') return undefined
  for (const text of heard.texts) {
    const chosen = choices.find(
      ({ key, phrases }) => text.trim() === key || phrases.some((phrase) => saysPhrase(text, phrase)),
    )
    if (chosen) return chosen
  }
}

const repeatedKeys = (choices: Menu['choices']): Problem[] =>
  choices.flatMap(({ key }, at) =>
    choices.findIndex((other) => other.key === key) < at
      ? [error('menu.key-repeated', { field: `choices.${at}.key`, values: { key } })]
      : [],
  )
