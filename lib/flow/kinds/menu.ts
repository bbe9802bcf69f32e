import { z } from 'zod'
import type { Heard } from '../call'
import { defineKind, leave, type Place } from '../kind'
import { error, type Problem, warning } from '../problem'
import { normalised, saidDigits, saysPhrase } from '../spoken-words'
import {
  ask,
  asking,
  askingExits,
  askingPrompts,
  listening,
  missed,
  missesSoFar,
  type Question,
  understood,
} from './asking'

/** More keys than this and a caller has forgotten the first before hearing the last. */
const CHOICES_A_CALLER_REMEMBERS = 5

/** Longer than it takes to say any phrase. */
const LONGEST_CHOICE_SECONDS = 10

const key = z.string().regex(/^[0-9*#]$/, 'one of 0–9, * or #')

const choice = z.strictObject({
  key,
  label: z.string().max(40).default(''),
  /** Words that choose it when they are spoken. */
  phrases: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  /** `exit` leaves by the key; `back` returns to the menu before; `repeat` plays this one again. */
  does: z.enum(['exit', 'back', 'repeat']).default('exit'),
})

const settings = z.strictObject({
  ...asking,
  choices: z.array(choice).max(12).default([]),
  speech: z.strictObject(listening).prefault({}),
})

type Menu = z.infer<typeof settings>

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
    ...askingExits,
  ],

  serves: understood,

  prompts: askingPrompts,

  check: ({ choices }) => [
    ...(choices.length === 0 ? [error('menu.no-choices', { field: 'choices' })] : []),
    ...repeatedKeys(choices),
    ...repeatedPhrases(choices),
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
    const question = { settings: menu, place, listening: keysAndPhrases(menu, place) }
    const { heard } = place
    if (!heard) return ask(question, { short: place.isReturn })
    if (heard.type === 'silence') return missed(question, 'noInput')
    const chosen = choiceFor(menu, heard, languageOf(menu, place))
    if (!chosen) return missed(question, 'noMatch')
    if (chosen.does === 'back') return { next: { type: 'back' } }
    if (chosen.does === 'repeat') return ask(question, { short: false, misses: missesSoFar(place) })
    return leave(chosen.key)
  },
})

const languageOf = ({ speech }: Menu, { flow }: Place): string => speech.language ?? flow.language

/** One key, and words where there are any to be said. */
function keysAndPhrases(menu: Menu, place: Place): Question['listening'] {
  const phrases = menu.choices.flatMap(({ phrases }) => phrases)
  return {
    digits: { maxDigits: 1, timeoutSeconds: menu.timeoutSeconds },
    ...(phrases.length > 0 && {
      speech: {
        language: languageOf(menu, place),
        hints: phrases,
        startTimeoutSeconds: menu.timeoutSeconds,
        endOnSilenceSeconds: menu.speech.endOnSilenceSeconds,
        maxSeconds: LONGEST_CHOICE_SECONDS,
      },
    }),
  }
}

/** The choice that was pressed or said. Of phrases within one another ("support", "technical support") the longest counts. */
function choiceFor({ choices }: Menu, heard: Heard, language: string): Menu['choices'][number] | undefined {
  if (heard.type === 'digits') return choices.find(({ key }) => key === heard.digits)
  if (heard.type !== 'speech') return undefined
  for (const text of heard.texts) {
    const said = saidDigits(text, language) ?? text.trim()
    const byKey = choices.find(({ key }) => key === said)
    const [byPhrase] = choices
      .flatMap((choice) => choice.phrases.map((phrase) => ({ choice, phrase })))
      .filter(({ phrase }) => saysPhrase(text, phrase))
      .sort((one, other) => normalised(other.phrase).length - normalised(one.phrase).length)
    const chosen = byPhrase?.choice ?? byKey
    if (chosen) return chosen
  }
}

const repeatedKeys = (choices: Menu['choices']): Problem[] =>
  choices.flatMap(({ key }, at) =>
    choices.findIndex((other) => other.key === key) < at
      ? [error('menu.key-repeated', { field: `choices.${at}.key`, values: { key } })]
      : [],
  )

/** A phrase of two choices could only ever choose the first. */
const repeatedPhrases = (choices: Menu['choices']): Problem[] =>
  choices.flatMap(({ phrases }, at) =>
    phrases.flatMap((phrase, which) =>
      choices
        .slice(0, at)
        .some((other) => other.phrases.some((one) => normalised(one) === normalised(phrase)))
        ? [warning('menu.phrase-repeated', { field: `choices.${at}.phrases.${which}`, values: { phrase } })]
        : [],
    ),
  )
