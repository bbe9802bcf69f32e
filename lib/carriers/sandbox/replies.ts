import { afterMachine, join, letGo } from './connect'
import { end } from './ending'
import { type Action, readNcco } from './ncco'
import type { Purpose, Reply, Step, Track } from './state'
import { answeredFields, asJson, ask, conversationBody, tell, tellStatus } from './webhooks'

type Read =
  | { type: 'ncco'; actions: Action[] }
  /** Nothing that could be meant as an NCCO. */
  | { type: 'none' }
  | { type: 'failed'; reason: string; why: string; isSyntax?: boolean }

/**
 * A webhook that held somebody up has been answered, or has not. An NCCO replaces what was left of the old one; nothing in
 * reply goes on with it; a failure asks the fallback address, and where that fails too, ends a call that has just come in and
 * goes on with the old NCCO of any other.
 */
export function replied(run: Step, track: Track, reply: Reply) {
  const { call } = run
  if (track.doing.type !== 'fetching') return
  const { webhook, purpose, isFallback } = track.doing
  const needsNcco = isFallback || purpose === 'answer' || purpose === 'whisper'
  const read = readReply(reply)
  if (read.type === 'ncco') return begin(run, track, purpose, read.actions)
  if (read.type === 'none' && !needsNcco) return goOn(run, track, purpose)

  const failed =
    read.type === 'failed'
      ? read
      : { reason: 'Invalid NCCO.', why: 'an NCCO was needed, and the reply holds none' }
  call.trouble.push(`${withoutQuery(webhook.url)}: ${failed.why}`)
  if ('isSyntax' in failed && failed.isSyntax)
    tell(
      run,
      { url: call.setting.eventUrl, method: 'POST' },
      conversationBody(call, { reason: 'Syntax error in NCCO. Invalid value type or action.' }),
    )
  const { fallbackUrl } = call.setting
  if (isFallback || !fallbackUrl) return giveUp(run, track, purpose)
  const body = {
    ...webhook.body,
    reason: failed.reason,
    original_request: { url: webhook.url, type: webhook.timers },
  }
  ask(run, track, purpose, { url: fallbackUrl, method: 'POST' }, body, {
    timers: 'answer',
    isFallback: true,
  })
}

/** Runs an NCCO from its first action, in place of whatever was left. */
function begin(run: Step, track: Track, purpose: Purpose, actions: Action[]) {
  const { call } = run
  // Somebody who was rung has answered before instructions were asked for.
  if (purpose === 'answer' && track.leg.answeredAt === null) {
    call.now += 300
    track.leg.answeredAt = call.now
    tellStatus(run, track.leg, 'answered', answeredFields(call, track.leg))
  }
  if (purpose === 'machine') letGo(run)
  const fresh = { ncco: asJson(actions) as Action[], at: 0, bargeIn: false, prompts: [], keyEvents: null }
  Object.assign(track, fresh, { doing: { type: 'idle' } })
}

function goOn(run: Step, track: Track, purpose: Purpose) {
  const { dialled } = run.call
  track.doing = { type: 'idle' }
  if (purpose === 'machine' && dialled) afterMachine(run, dialled)
}

function giveUp(run: Step, track: Track, purpose: Purpose) {
  if (purpose === 'answer') return end(run, { by: 'platform', why: 'no instructions came' })
  // Whether the callee is joined or let go then is unpublished; here the caller gets through.
  if (purpose === 'whisper') return join(run)
  goOn(run, track, purpose)
}

function readReply(reply: Reply): Read {
  if ('failed' in reply) return { type: 'failed', reason: reply.failed, why: reply.failed }
  const { status, contentType, body } = reply
  if (status < 200 || status > 299)
    return { type: 'failed', reason: 'Invalid response code.', why: `status ${status}` }
  if (body.trim() === '') return { type: 'none' }
  const isJson = /^application\/json\s*(;|$)/i.test(contentType.trim())
  const json = parsed(body)
  if (/html|xml/i.test(contentType) || (!isJson && Array.isArray(json)))
    return {
      type: 'failed',
      reason: 'Invalid NCCO.',
      why: `content type "${contentType}" instead of application/json`,
    }
  if (!Array.isArray(json)) return { type: 'none' }
  const ncco = readNcco(json)
  if (ncco.ok) return { type: 'ncco', actions: ncco.actions }
  return { type: 'failed', reason: 'Invalid NCCO.', why: `the NCCO was refused: ${ncco.why}`, isSyntax: true }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Addresses carry the sealed state of a call; what is told to a person does without. */
const withoutQuery = (url: string) => url.replace(/\?.*$/s, '')
