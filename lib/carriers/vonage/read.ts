import type { Account, CallEvent, Hook, LegState, Verified } from '../carrier'
import { addressOf, type Fields, fieldsOf, has, instantOf, numberOf, objectOf, textOf } from './fields'
import { heardFromLeg, heardInput } from './heard'
import { keyOf, keyOfBytes, markOf } from './key'
import { JOINS_MACHINES, OF_VOICEMAIL } from './request'

type Happened = CallEvent extends infer Event ? (Event extends CallEvent ? Omit<Event, 'key'> : never) : never
/** What happened, with what tells it from others of its sort. */
type Found = { happened: Happened; key: (string | undefined)[] }

/**
 * What happened, in our words, from any webhook of Vonage.
 *
 * The address it came to decides what only it can say: that a call has come in, that a callee is to hear something. For the
 * rest the fields tell, in the order of the table in the reference (section 6), because one event address may get everything.
 * Never throws: what makes no sense is `nonsense`.
 */
export function read({ request, account }: Verified, hook: Hook): CallEvent {
  const fields = fieldsOf(request)
  if ('whyNone' in fields)
    return { type: 'nonsense', why: textOf(fields.whyNone) ?? '', key: keyOfBytes(request) }

  const { happened, key } = whatHappened(fields, hook, request.url)
  const common = commonFields(fields, happened.type)
  const isNonsense = happened.type === 'nonsense'
  // Added to what was just made, rather than copied: every webhook passes here.
  return Object.assign(happened, common, {
    key: isNonsense
      ? keyOfBytes(request)
      : keyOf(hook, request, happened.type, partsOf(happened, common, key, account)),
  }) as CallEvent // put together again from the parts it was taken apart into
}

/** What tells this event from others of its sort. A call that came in is the same call however often it is told. */
function partsOf(
  happened: Happened,
  { legId, conversationId, at }: Common,
  key: Found['key'],
  account: Account,
) {
  if (happened.type === 'incoming') return [legId ?? conversationId]
  const mark = happened.type === 'heard' ? markOf(happened.heard, account) : undefined
  return [legId, conversationId, at, ...key, mark]
}

function whatHappened(fields: Fields, hook: Hook, url: string): Found {
  const fallback = readFallback(fields)
  if (fallback) return fallback
  if (hook === 'answer') return readIncoming(fields)
  if (hook === 'whisper') return { happened: { type: 'whisper' }, key: [] }
  return (
    readRecording(fields, url) ??
    readTranscription(fields, url) ??
    readInput(fields) ??
    readNotify(fields) ??
    readTransfer(fields) ??
    readError(fields) ??
    readLeg(fields, hook, url) ??
    readByHook(fields, hook) ??
    nonsense('nothing in it is known')
  )
}

const nonsense = (why: string): Found => ({ happened: { type: 'nonsense', why }, key: [] })

type Common = Pick<CallEvent, 'conversationId' | 'legId' | 'at' | 'caller' | 'called' | 'regionUrl'>

/**
 * What every event may say. A machine's or a human's leg is called `call_uuid`; a transfer has two conversations, and the call
 * is known by the first. Written out rather than spread together: every webhook passes here.
 */
function commonFields(fields: Fields, type: Happened['type']): Common {
  const common: Common = {}
  const legId = idOf(fields.uuid) ?? idOf(fields.call_uuid)
  const conversationId =
    (type === 'moved' ? idOf(fields.conversation_uuid_from) : undefined) ??
    idOf(fields.conversation_uuid) ??
    idOf(fields.conversation_uuid_from) ??
    // A sender of one's own that knows no conversations still has a call.
    (type === 'incoming' ? legId : undefined)
  const at = instantOf(fields.timestamp)
  const caller = addressOf(fields.from) ?? textOf(fields.from_user)
  const called = addressOf(fields.to)
  const regionUrl = textOf(fields.region_url)
  if (conversationId) common.conversationId = conversationId
  if (legId) common.legId = legId
  if (at) common.at = at
  if (caller) common.caller = caller
  if (called) common.called = called
  if (regionUrl) common.regionUrl = regionUrl
  return common
}

/** Ids are never checked for a shape: real ones come with and without dashes. */
const idOf = (value: unknown): string | undefined => textOf(value)?.slice(0, 200)

/** Another webhook of ours has failed, and the carrier asks for help with all that the failed one said. */
function readFallback(fields: Fields): Found | undefined {
  const original = objectOf(fields.original_request)
  if (!original) return undefined
  const url = textOf(original.url) ?? ''
  const type = textOf(original.type) === 'answer' ? ('answer' as const) : ('event' as const)
  const reason = textOf(fields.reason) ?? ''
  return { happened: { type: 'fallback', reason, original: { url, type } }, key: [reason, type, url] }
}

function readIncoming(fields: Fields): Found {
  if (!idOf(fields.uuid) && !idOf(fields.conversation_uuid)) return nonsense('a call without an id')
  const direction = textOf(fields.direction) === 'outbound' ? 'outbound' : 'inbound'
  return { happened: { type: 'incoming', direction }, key: [] }
}

function readRecording(fields: Fields, url: string): Found | undefined {
  const recordingId = idOf(fields.recording_uuid)
  const recordingUrl = textOf(fields.recording_url)
  if (!recordingId || !recordingUrl || isFilled(fields.dtmf) || isFilled(fields.speech)) return undefined
  const sizeBytes = numberUpTo(MAX_INTEGER, fields.size)
  const happened = {
    type: 'recording' as const,
    recordingId,
    recordingUrl,
    ...voicemailOf(url),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...timesOf(fields),
  }
  return { happened, key: [recordingId] }
}

const voicemailOf = (url: string) => (url.includes(OF_VOICEMAIL) ? { isVoicemail: true as const } : {})

function readTranscription(fields: Fields, url: string): Found | undefined {
  const transcriptionUrl = textOf(fields.transcription_url)
  if (!transcriptionUrl) return undefined
  const recordingId = idOf(fields.recording_uuid)
  return {
    happened: {
      type: 'transcription',
      transcriptionUrl,
      ...(recordingId && { recordingId }),
      ...voicemailOf(url),
    },
    key: [recordingId ?? transcriptionUrl],
  }
}

/** Nulls arrive as empty values in a query. */
const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

const readInput = (fields: Fields): Found | undefined =>
  has(fields, 'dtmf') || has(fields, 'speech')
    ? { happened: { type: 'heard', heard: heardInput(fields) }, key: [] }
    : undefined

const readNotify = (fields: Fields): Found | undefined =>
  has(fields, 'payload') ? { happened: { type: 'heard', heard: { type: 'resumed' } }, key: [] } : undefined

function readTransfer(fields: Fields): Found | undefined {
  const toConversationId = idOf(fields.conversation_uuid_to)
  return toConversationId
    ? { happened: { type: 'moved', toConversationId }, key: [toConversationId] }
    : undefined
}

function readError(fields: Fields): Found | undefined {
  const reason = textOf(fields.reason)
  return reason && !textOf(fields.status)
    ? { happened: { type: 'trouble', reason }, key: [reason] }
    : undefined
}

const STATES = new Map<string, LegState>([
  ['started', 'started'],
  ['ringing', 'ringing'],
  ['answered', 'answered'],
  ['busy', 'busy'],
  ['cancelled', 'cancelled'],
  ['unanswered', 'no-answer'],
  ['timeout', 'no-answer'],
  ['rejected', 'rejected'],
  ['failed', 'failed'],
  ['human', 'human'],
  ['machine', 'machine'],
  ['disconnected', 'disconnected'],
  ['completed', 'completed'],
  // As a widely copied guide spells it, and hence some senders of one's own.
  ['complete', 'completed'],
])

function readLeg(fields: Fields, hook: Hook, url: string): Found | undefined {
  const status = textOf(fields.status)?.toLowerCase()
  if (!status) return undefined
  const state = STATES.get(status)
  if (!state) return nonsense(`an unknown status "${status.slice(0, 40)}"`)
  const heard = hook === 'connect' && !isJoined(status, url) ? heardFromLeg(status, fields) : undefined
  const detail = textOf(fields.detail) ?? textOf(fields.sub_state)
  const endedBy = textOf(fields.disconnected_by)
  const sipCode = numberUpTo(MAX_INTEGER, fields.sip_code)
  const durationSeconds = numberUpTo(MAX_DURATION_SECONDS, fields.duration)
  const network = textOf(fields.network)
  const direction = textOf(fields.direction)
  return {
    happened: {
      type: 'leg',
      state,
      ...(heard && { heard }),
      ...((direction === 'inbound' || direction === 'outbound') && { direction }),
      ...(detail && { detail }),
      ...((endedBy === 'platform' || endedBy === 'user') && { endedBy }),
      ...(sipCode !== undefined && { sipCode }),
      ...timesOf(fields),
      ...(durationSeconds !== undefined && { durationSeconds }),
      ...priceOf(fields),
      ...(network && { network }),
    },
    // A machine is told of twice, with and without its beep.
    key: [status, detail],
  }
}

const isJoined = (status: string, url: string): boolean =>
  status === 'machine' && url.includes(JOINS_MACHINES)

/** What fields alone do not tell, the address does: a notify whose empty payload was left out, an input with nothing in it. */
function readByHook(fields: Fields, hook: Hook): Found | undefined {
  if (!idOf(fields.conversation_uuid) && !idOf(fields.uuid)) return undefined
  if (hook === 'notify') return { happened: { type: 'heard', heard: { type: 'resumed' } }, key: [] }
  if (hook === 'input') return { happened: { type: 'heard', heard: { type: 'silence' } }, key: [] }
  return undefined
}

function timesOf(fields: Fields) {
  const startedAt = instantOf(fields.start_time)
  const endedAt = instantOf(fields.end_time)
  return { ...(startedAt && { startedAt }), ...(endedAt && { endedAt }) }
}

/** What databases hold in a column of whole numbers. */
const MAX_INTEGER = 2 ** 31 - 1
/** Vonage ends calls long before. */
const MAX_DURATION_SECONDS = 30 * 86_400

/** Numbers that cannot be are left out, rather than trouble whoever keeps or adds them up. */
function numberUpTo(most: number, value: unknown): number | undefined {
  const number = numberOf(value)
  return number !== undefined && number >= 0 && number <= most ? number : undefined
}

/** Prices are in euros, whatever the account is billed in. */
function priceOf(fields: Fields) {
  const total = numberUpTo(MAX_INTEGER, fields.price)
  const perMinute = numberUpTo(MAX_INTEGER, fields.rate)
  if (total === undefined) return {}
  return { price: { total, ...(perMinute !== undefined && { perMinute }), currency: 'EUR' } }
}
