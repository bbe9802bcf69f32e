import { z } from 'zod'
import type { Destination, Ringback } from '../instruction'
import { defineKind, leave, type Place, type Step, wait } from '../kind'
import { phoneNumber, sipAddress } from '../numbers'
import { error, type Problem } from '../problem'
import { isSilent, prompt } from '../prompt'
import { isTemplate } from '../template'

/** A header's name and value, as SIP and WebSocket destinations take them along. */
const headers = z.record(z.string().min(1).max(80), z.string().max(500)).default({})

/** As written by the designer: numbers in any usual form with country code, `{{variables}}` in every text. */
const destination = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('phone'),
    number: z.string().max(200).default(''),
    /** Keys sent when the callee has answered: `0-9 * #`, `p` pauses half a second. */
    dtmfOnAnswer: z.string().max(200).optional(),
  }),
  z.strictObject({ type: z.literal('sip'), uri: z.string().max(300).default(''), headers }),
  z.strictObject({ type: z.literal('app'), user: z.string().max(200).default('') }),
  z.strictObject({ type: z.literal('vbc'), extension: z.string().max(40).default('') }),
  z.strictObject({
    type: z.literal('websocket'),
    uri: z.string().max(500).default(''),
    contentType: z
      .enum(['audio/l16;rate=8000', 'audio/l16;rate=16000', 'audio/l16;rate=24000'])
      .default('audio/l16;rate=16000'),
    headers,
  }),
])

const ringback = z.union([
  z.strictObject({ tone: z.enum(['uk', 'us', 'eu']) }),
  z.strictObject({ audioUrl: z.string().max(2_000) }),
])

const settings = z.strictObject({
  /** Tried one after the other until one answers. */
  destinations: z.array(destination).max(20).default([]),
  /** Said to the caller before the first is tried. */
  prompt: prompt.optional(),
  ringSeconds: z.int().min(1).max(120).default(30),
  /** Longest length of the connected call. */
  maxSeconds: z.int().min(1).max(7_200).default(7_200),
  /** The number shown to the callee. Absent: the flow's, else the number that was called. */
  callerId: z.string().max(200).optional(),
  ringback: ringback.optional(),
  /** What only the callee hears before the bridge. */
  whisper: prompt.optional(),
  machine: z.enum(['off', 'continue', 'leave']).default('off'),
})

type Dial = z.infer<typeof settings>
type Written = Dial['destinations'][number]

/** Connects to one or several destinations in turn. Once one has answered, the call is theirs and ends with it. */
export const dial = defineKind({
  kind: 'dial',
  title: 'Dial',
  summary: 'Connects the caller to a person, a team or an app.',
  group: 'reach',
  settings,
  mayEnd: () => true,
  // Its exits are all for callers who reached nobody.
  serves: () => false,

  exits: ({ machine }) => [
    { id: 'busy', label: 'Busy', required: false },
    { id: 'no-answer', label: 'No answer', required: false },
    { id: 'failed', label: 'Failed', required: false },
    ...(machine === 'leave' ? [{ id: 'machine', label: 'A machine answers', required: true }] : []),
  ],

  prompts: ({ prompt, whisper }) => [
    ...(prompt ? [{ field: 'prompt', prompt }] : []),
    ...(whisper ? [{ field: 'whisper', prompt: whisper }] : []),
  ],

  reaches: ({ destinations }) => destinations.map(addressOf),

  check: ({ destinations, callerId, ringback }) => [
    ...(destinations.length === 0 ? [error('dial.no-destination', { field: 'destinations' })] : []),
    ...destinations.flatMap(wrongDestination),
    ...(callerId && !isTemplate(callerId) && !phoneNumber(callerId)
      ? [error('number.invalid', { field: 'callerId', values: { number: callerId } })]
      : []),
    ...(ringback && 'audioUrl' in ringback && ringback.audioUrl.trim() === ''
      ? [error('dial.ringback-empty', { field: 'ringback.audioUrl' })]
      : []),
  ],

  step: (dial, place) => {
    const tried = place.heard ? (place.memory as { tried: number }).tried : 0 // our own, from `ring`
    if (place.heard?.type === 'dial' && place.heard.outcome === 'machine' && dial.machine === 'leave')
      return leave('machine')
    return tried < dial.destinations.length ? ring(dial, place, tried) : giveUp(place)
  },
})

/** Nobody is left to be tried: what came of the last one decides. */
function giveUp({ heard }: Place, note?: string): Step {
  const outcome = heard?.type === 'dial' ? heard.outcome : 'failed'
  return leave(outcome === 'machine' ? 'no-answer' : outcome, note ? { note } : {})
}

/** Rings the destination of that place in the list; one that is no address counts as failed and the next is tried. */
function ring(dial: Dial, place: Place, at: number): Step {
  const { speak, fill, flow, call } = place
  const found = dial.destinations.slice(at).flatMap((written, further) => {
    const destination = filled(written, fill)
    return destination ? [{ destination, at: at + further }] : []
  })[0]
  if (!found) return giveUp(place, 'dial.no-valid-destination')
  const whisper = dial.whisper && speak(dial.whisper)
  const ringback = dial.ringback && filledRingback(dial.ringback, fill)
  const callerId = phoneNumber(fill(dial.callerId ?? flow.callerId ?? call.called))
  return wait(
    'dial',
    [
      ...(dial.prompt && at === 0
        ? [{ type: 'play' as const, spoken: speak(dial.prompt), bargeIn: false }]
        : []),
      {
        type: 'dial',
        destination: found.destination,
        ...(callerId && { callerId }),
        ringSeconds: dial.ringSeconds,
        maxSeconds: dial.maxSeconds,
        ...(ringback && { ringback }),
        ...(whisper && !isSilent(whisper) && { whisper }),
        machine: dial.machine,
      },
    ],
    {
      memory: { tried: found.at + 1 },
      ...(found.at > at && { note: 'dial.destination-invalid' }),
    },
  )
}

/** A destination with its variables filled in, or nothing when that gives no address. */
function filled(written: Written, fill: Place['fill']): Destination | undefined {
  switch (written.type) {
    case 'phone': {
      const number = phoneNumber(fill(written.number))
      const keys = fill(written.dtmfOnAnswer ?? '').replace(/\s/g, '')
      if (!number) return undefined
      return { type: 'phone', number, ...(isKeys(keys) && keys !== '' && { dtmfOnAnswer: keys }) }
    }
    case 'sip': {
      const uri = sipAddress(fill(written.uri))
      return uri ? { type: 'sip', uri, headers: filledHeaders(written.headers, fill) } : undefined
    }
    case 'app': {
      const user = fill(written.user).trim()
      return user ? { type: 'app', user } : undefined
    }
    case 'vbc': {
      const extension = fill(written.extension).trim()
      return /^\d{1,10}$/.test(extension) ? { type: 'vbc', extension } : undefined
    }
    case 'websocket': {
      const uri = fill(written.uri).trim()
      return /^wss?:\/\/\S+$/.test(uri)
        ? { ...written, uri, headers: filledHeaders(written.headers, fill) }
        : undefined
    }
  }
}

/** A header's value is one line: what a caller said must not begin another. */
const filledHeaders = (headers: Record<string, string>, fill: Place['fill']) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, fill(value).replace(/\p{Cc}+/gu, ' ')]),
  )

function filledRingback(ringback: Ringback, fill: Place['fill']): Ringback | undefined {
  if ('tone' in ringback) return ringback
  const audioUrl = fill(ringback.audioUrl).trim()
  return audioUrl === '' ? undefined : { audioUrl }
}

const isKeys = (text: string): boolean => /^[0-9*#p]{0,60}$/.test(text)

/** Which field of a destination of each type holds its address. */
const ADDRESS = { phone: 'number', sip: 'uri', app: 'user', vbc: 'extension', websocket: 'uri' } as const

const addressOf = (written: Written): string =>
  String((written as Record<string, unknown>)[ADDRESS[written.type]]) // the table above names a text field of each type

function wrongDestination(written: Written, at: number): Problem[] {
  const field = ADDRESS[written.type]
  const address = addressOf(written)
  const where = { field: `destinations.${at}.${field}`, values: { number: address } }
  if (address.trim() === '') return [error('dial.destination-empty', where)]
  const keys = written.type === 'phone' ? (written.dtmfOnAnswer ?? '') : ''
  if (!isTemplate(keys) && !isKeys(keys.replace(/\s/g, '')))
    return [error('dial.keys-invalid', { field: `destinations.${at}.dtmfOnAnswer`, values: { keys } })]
  if (isTemplate(address) || filled(written, (text) => text)) return []
  return [error(written.type === 'phone' ? 'number.invalid' : 'dial.destination-invalid', where)]
}
