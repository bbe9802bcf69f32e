import { z } from 'zod'
import { isSsml } from '@/lib/flow/prompt'
import { spokenText } from '@/lib/flow/spoken-text'
import { ssmlFault } from '@/lib/flow/ssml'

/*
 * What the platform takes as an NCCO, read strictly where its reference is clear, and leniently where the reference says that the
 * platform is lenient: numbers and booleans as strings, legacy spellings, options it does not know.
 */

const number = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
    z.number().min(min).max(max),
  )
const whole = (min: number, max: number) => number(min, max).refine(Number.isInteger, 'a whole number')
const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
)

const address = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `an absolute ${protocols.join(' or ')} address`,
    )
const webAddress = address('http:', 'https:')
/** An array with exactly one address; the address. */
const one = z.tuple([webAddress]).transform(([url]) => url)
const method = z.enum(['GET', 'POST']).default('POST')
const callback = { eventUrl: one.optional(), eventMethod: method }
const legs = z.array(z.string()).optional()
const anObject = z.record(z.string(), z.json())

const playback = {
  bargeIn: flag.default(false),
  /** 0 is for ever. */
  loop: whole(0, Number.MAX_SAFE_INTEGER).default(1),
  level: number(-1, 1).default(0),
}

const talk = z
  .object({
    action: z.literal('talk'),
    text: z.string().refine((text) => spokenText(text).trim() !== '' || isSsml(text), 'a text to say'),
    language: z.string().default('en-US'),
    style: whole(0, 1_000).default(0),
    premium: flag.default(false),
    ...playback,
  })
  .superRefine(({ text }, { addIssue }) => {
    const length = (isSsml(text) ? text.replace(/<[^>]*>/g, '') : text).length
    if (length > 1_500)
      addIssue({ code: 'custom', path: ['text'], message: `${length} characters, 1500 are the most` })
    const fault = isSsml(text) ? ssmlFault(text) : undefined
    if (fault)
      addIssue({
        code: 'custom',
        path: ['text'],
        message: `broken SSML at "${'tag' in fault ? fault.tag : fault.text}"`,
      })
  })

const stream = z.object({ action: z.literal('stream'), streamUrl: one, ...playback })

const keys = z.object({
  timeOut: number(0, 10).default(3),
  maxDigits: whole(1, 20).default(4),
  submitOnHash: flag.default(false),
})
const words = z.object({
  endOnSilence: number(0.4, 10).default(2),
  startTimeout: number(1, 60).default(10),
  maxDuration: number(1, 60).default(60),
  sensitivity: whole(10, 100).default(90),
  language: z.string().default('en-US'),
  saveAudio: flag.default(false),
})

const input = z
  .object({
    action: z.literal('input'),
    type: z
      .array(z.enum(['dtmf', 'speech']))
      .min(1)
      .optional(),
    dtmf: keys.optional(),
    speech: words.optional(),
    mode: z.enum(['synchronous', 'asynchronous']).default('synchronous'),
    /** The form of before May 2020: no `type`, the options at the top. */
    ...keys.partial().shape,
    ...callback,
  })
  .superRefine(({ type = ['dtmf'], dtmf, speech, mode }, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (dtmf && !type.includes('dtmf')) wrong('dtmf', 'given, but "type" does not hold dtmf')
    if (speech && !type.includes('speech')) wrong('speech', 'given, but "type" does not hold speech')
    if (mode === 'asynchronous' && (type.includes('speech') || dtmf))
      wrong('mode', 'asynchronous takes keys only, without options')
  })
  .transform(({ action, type, dtmf, speech, mode, eventUrl, eventMethod, ...flat }) => ({
    action,
    keys: (type ?? ['dtmf']).includes('dtmf') ? (dtmf ?? keys.parse(type ? {} : flat)) : null,
    words: type?.includes('speech') ? (speech ?? words.parse({})) : null,
    isAsynchronous: mode === 'asynchronous',
    isLegacy: type === undefined,
    eventUrl,
    eventMethod,
  }))

const transcription = z.object({ language: z.string().default('en-US'), ...callback }).optional()

const record = z
  .object({
    action: z.literal('record'),
    format: z.enum(['mp3', 'wav', 'ogg']).optional(),
    split: z.literal('conversation').optional(),
    channels: whole(1, 32).default(1),
    endOnSilence: number(3, 10).optional(),
    endOnKey: z
      .string()
      .regex(/^[0-9*#]$/)
      .optional(),
    timeOut: number(3, 7_200).optional(),
    beepStart: flag.default(false),
    transcription,
    ...callback,
  })
  .refine(({ channels, split }) => channels === 1 || split, 'several channels need "split"')

const conversation = z
  .object({
    action: z.literal('conversation'),
    name: z.string().min(1),
    musicOnHoldUrl: one.optional(),
    startOnEnter: flag.default(true),
    endOnExit: flag.default(false),
    record: flag.default(false),
    canSpeak: legs,
    canHear: legs,
    mute: flag.default(false),
    transcription,
    ...callback,
  })
  .refine(({ mute, canSpeak }) => !(mute && canSpeak), '"mute" does not go with "canSpeak"')
  .refine(({ record, transcription }) => record || !transcription, '"transcription" needs "record"')

const onAnswer = z
  .object({ url: webAddress, ringbackTone: webAddress.optional(), ringback: webAddress.optional() })
  .transform(({ url, ringbackTone, ringback }) => ({ url, ringbackTone: ringbackTone ?? ringback }))

const endpoint = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('phone'),
    number: z.string().regex(/^\d{7,15}$/, '7 to 15 digits without +'),
    dtmfAnswer: z
      .string()
      .regex(/^[0-9*#p]*$/)
      .optional(),
    onAnswer: onAnswer.optional(),
  }),
  z.object({ type: z.literal('app'), user: z.string().min(1) }),
  z.object({
    type: z.literal('websocket'),
    uri: address('ws:', 'wss:'),
    'content-type': z.string().regex(/^audio\/l16;rate=(8000|16000|24000)$/),
    headers: anObject.optional(),
  }),
  z
    .object({
      type: z.literal('sip'),
      uri: z
        .string()
        .regex(/^sips?:\S+$/)
        .optional(),
      user: z.string().min(1).optional(),
      domain: z.string().min(1).optional(),
      headers: z.record(z.string(), z.string()).optional(),
    })
    .refine(
      ({ uri, user, domain }) => (uri ? !user && !domain : user && domain),
      'either "uri", or "user" and "domain"',
    ),
  z.object({ type: z.literal('vbc'), extension: z.string().min(1) }),
])

const detection = z.object({
  behavior: z.enum(['continue', 'hangup']).default('continue'),
  mode: z.enum(['detect', 'detect_beep', 'default']).optional(),
  beep_timeout: whole(45, 120).optional(),
})

const connect = z
  .object({
    action: z.literal('connect'),
    endpoint: z.tuple([endpoint]).transform(([only]) => only),
    from: z.string().min(1).optional(),
    randomFromNumber: flag.default(false),
    eventType: z.literal('synchronous').optional(),
    timeout: whole(1, 120).default(60),
    limit: whole(1, 7_200).default(7_200),
    machineDetection: z.enum(['continue', 'hangup']).optional(),
    advancedMachineDetection: detection.optional(),
    advanced_machine_detection: detection.optional(),
    ringbackTone: webAddress.optional(),
    ...callback,
  })
  .superRefine(({ endpoint, from, randomFromNumber }, { addIssue }) => {
    const isShown = from !== undefined
    if (isShown && randomFromNumber)
      addIssue({ code: 'custom', path: ['from'], message: 'does not go with "randomFromNumber"' })
    if (endpoint.type === 'phone' && !isShown && !randomFromNumber)
      addIssue({ code: 'custom', path: ['from'], message: 'a phone is rung only with "from"' })
  })
  .transform(({ machineDetection, advancedMachineDetection, advanced_machine_detection, ...rest }) => ({
    ...rest,
    detection:
      advancedMachineDetection ??
      advanced_machine_detection ??
      (machineDetection ? { behavior: machineDetection } : null),
  }))

const notify = z.object({
  action: z.literal('notify'),
  payload: anObject,
  eventUrl: one,
  eventMethod: method,
})

/** Out of its range it is clamped, not refused. */
const wait = z.object({
  action: z.literal('wait'),
  timeout: number(-Infinity, Infinity)
    .default(10)
    .transform((seconds) => Math.min(7_200, Math.max(0.1, seconds))),
})

const transfer = z
  .object({
    action: z.literal('transfer'),
    conversationId: z.string().startsWith('CON-').optional(),
    conversation_id: z.string().startsWith('CON-').optional(),
    canSpeak: legs,
    canHear: legs,
    mute: flag.default(false),
  })
  .refine(({ mute, canSpeak }) => !(mute && canSpeak), '"mute" does not go with "canSpeak"')
  .transform(({ action, conversationId, conversation_id }, context) => {
    const conversation = conversationId ?? conversation_id
    if (conversation) return { action, conversation }
    context.addIssue('a "conversationId" is missing')
    return z.NEVER
  })

const actions = z
  .array(
    z.discriminatedUnion('action', [
      talk,
      stream,
      input,
      record,
      conversation,
      connect,
      notify,
      wait,
      transfer,
    ]),
  )
  .min(1)

export type Action = z.infer<typeof actions>[number]
export type ActionOf<A extends Action['action']> = Extract<Action, { action: A }>

/**
 * Reads an NCCO as it was served (parsed JSON). Either all of it is understood, or none of it runs; `why` then says, in words
 * for the person who tests, what is wrong first, which the real platform does not tell.
 */
export function readNcco(json: unknown): { ok: true; actions: Action[] } | { ok: false; why: string } {
  const read = actions.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    return { ok: false, why: `${place(issue?.path ?? [])}${issue?.message ?? 'is not understood'}` }
  }
  const lost = bargedIntoNothing(read.data)
  if (lost >= 0)
    return { ok: false, why: `action ${lost + 1}: a prompt with bargeIn must be followed by an input` }
  return { ok: true, actions: read.data }
}

/** Where the first prompt with barge-in stands that is not followed by prompts of its own sort and then an input. */
const bargedIntoNothing = (list: Action[]): number =>
  list.findIndex((prompt, at) => {
    if ((prompt.action !== 'talk' && prompt.action !== 'stream') || !prompt.bargeIn) return false
    return list.slice(at + 1).find(({ action }) => action !== prompt.action)?.action !== 'input'
  })

function place(path: PropertyKey[]): string {
  const [at, ...field] = path
  if (typeof at !== 'number') return ''
  return `action ${at + 1}${field.length > 0 ? `, ${field.join('.')}` : ''}: `
}
