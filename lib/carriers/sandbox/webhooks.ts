import type { Json } from '@/lib/flow/call'
import type { Call, Leg, Purpose, RecordAction, Recording, Setting, Step, Track, Webhook } from './state'

type Body = Webhook['body']
type To = Pick<Webhook, 'url' | 'method'>

/** What a leg that costs nothing is billed. */
const FREE = '0.00000000'

/** Reports a state of a leg to wherever its states go. Nothing is expected back. */
export const tellStatus = (run: Step, leg: Leg, status: string, more: Body = {}) =>
  tell(run, { url: leg.eventUrl, method: leg.eventMethod }, statusBody(run.call, leg, status, more))

/** Reports something; the reply does not matter. */
export function tell(run: Step, to: To, body: Body) {
  run.due.push({ id: nextId(run.call, 'webhook'), ...to, body, timers: 'event', wantsReply: false })
}

/** Asks for instructions: the party of this track is held up until the reply is there. */
export function ask(
  run: Step,
  track: Track,
  purpose: Purpose,
  to: To,
  body: Body,
  { timers = 'event', isFallback = false }: { timers?: Webhook['timers']; isFallback?: boolean } = {},
) {
  const webhook = { id: nextId(run.call, 'webhook'), ...to, body, timers, wantsReply: true }
  run.due.push(webhook)
  track.doing = { type: 'fetching', webhook, purpose, isFallback }
}

/** Where the result of an action goes: its own address, else that of the call. */
export const addressOf = (
  setting: Setting,
  action: { eventUrl?: string; eventMethod: 'GET' | 'POST' },
): To => ({ url: action.eventUrl ?? setting.eventUrl, method: action.eventMethod })

export const answerBody = (call: Call, leg: Leg): Body => ({
  ...(leg.from !== undefined && { from: leg.from }),
  to: leg.to,
  uuid: leg.id,
  conversation_uuid: call.conversation,
  endpoint_type: leg.type,
})

export const statusBody = (call: Call, leg: Leg, status: string, more: Body = {}): Body => ({
  headers: leg.headers,
  ...(leg.from !== undefined && { from: leg.from }),
  to: leg.to,
  // The outcome of machine detection is the one state that names its leg differently.
  [status === 'human' || status === 'machine' ? 'call_uuid' : 'uuid']: leg.id,
  conversation_uuid: call.conversation,
  status,
  direction: leg.direction,
  timestamp: timeAt(call),
  ...more,
})

/** A captured inbound call has these three empty. */
export const answeredFields = (call: Call, leg: Leg): Body =>
  leg.direction === 'inbound'
    ? { start_time: null, rate: null, network: null }
    : { start_time: timeAt(call), rate: FREE, network: null }

export function completedFields(call: Call, leg: Leg, by: 'platform' | 'user'): Body {
  const seconds = leg.answeredAt === null ? 0 : Math.ceil((call.now - leg.answeredAt) / 1_000)
  return {
    start_time: leg.answeredAt === null ? null : timeAt(call, leg.answeredAt),
    end_time: timeAt(call),
    duration: String(seconds),
    rate: FREE,
    price: FREE,
    network: null,
    disconnected_by: by,
    ...(leg.answeredAt !== null && { sip_code: 200 }),
  }
}

export const inputBody = (call: Call, leg: Leg, result: Body): Body => ({
  ...result,
  ...(leg.from !== undefined && { from: leg.from }),
  to: leg.to,
  uuid: leg.id,
  conversation_uuid: call.conversation,
  timestamp: timeAt(call),
})

/** Neither notify nor errors name a leg. */
export const conversationBody = (call: Call, fields: Body): Body => ({
  ...fields,
  conversation_uuid: call.conversation,
  timestamp: timeAt(call),
})

/** Reports a recording that is over, and its transcription if one was asked for. */
export function tellRecorded(run: Step, { id, startedAt, action }: Recording) {
  const { call } = run
  tell(
    run,
    addressOf(call.setting, action),
    conversationBody(call, {
      start_time: inSeconds(timeAt(call, startedAt)),
      end_time: inSeconds(timeAt(call)),
      // A name that can never exist: there is no file, and nobody shall send a token anywhere for it.
      recording_url: `https://files.sandbox.invalid/v1/files/${id}`,
      // mp3 at 32 kbit/s.
      size: Math.round(((call.now - startedAt) / 1_000) * 4_000),
      recording_uuid: id,
    }),
  )
  if (!action.transcription) return
  tell(run, addressOf(call.setting, action.transcription), {
    conversation_uuid: call.conversation,
    type: 'record',
    recording_uuid: id,
    status: 'transcribed',
    transcription_url: `https://files.sandbox.invalid/v1/files/${id}/transcription`,
  })
}

export const startRecording = (call: Call, action: RecordAction): Recording => ({
  id: nextId(call, 'uuid'),
  startedAt: call.now,
  action: {
    eventMethod: action.eventMethod,
    ...(action.eventUrl && { eventUrl: action.eventUrl }),
    ...(action.transcription && { transcription: action.transcription }),
  },
})

/** ISO 8601 in milliseconds, by the call's own clock. */
const timeAt = (call: Call, at = call.now): string =>
  new Date(Date.parse(call.setting.startedAt) + at).toISOString()

const inSeconds = (time: string) => time.replace(/\.\d+Z$/, 'Z')

/** A new id made of the conversation's, so that no chance is needed: another one each time, and another in every call. */
export function nextId(call: Call, form: 'uuid' | 'webhook'): string {
  call.ids += 1
  if (form === 'webhook') return `${call.setting.leg}-${call.ids}`
  return `${call.ids.toString(16).padStart(8, '0')}${call.setting.conversation.replace(/^CON-/, '').slice(8)}`
}

export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) // only used on what was JSON
