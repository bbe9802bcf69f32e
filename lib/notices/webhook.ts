import { createHmac } from 'node:crypto'
import { type AskOptions, askService } from '../outgoing/ask'
import { outgoingWords } from '../outgoing/words'
import type { ToldVoicemail } from './told-voicemail'

/** A service is to take a notice and look into it later. */
const ANSWER_SECONDS = 15

export type Told = { ok: true } | { ok: false; message: string; isLasting: boolean }

type Posted = {
  url: string
  secret: string
  /** The same for each try: who gets one twice can tell. */
  id: string
  type: 'voicemail.left' | 'voicemail.test'
  voicemail: ToldVoicemail
  now: Date
}

/**
 * Tells a service of a voicemail: POST of JSON, signed as Standard Webhooks are (https://www.standardwebhooks.com). Whatever
 * status of 200 to 299 comes back means that it was taken.
 */
export async function postVoicemail(
  { url, secret, id, type, voicemail, now }: Posted,
  options: AskOptions,
): Promise<Told> {
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data: dataOf(voicemail) })
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  try {
    const { status } = await askService(
      {
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signatureOf(secret, { id, timestamp, body }),
        },
        body,
        timeoutSeconds: ANSWER_SECONDS,
      },
      options,
    )
    if (status >= 200 && status < 300) return { ok: true }
    if (status === 410)
      return { ok: false, isLasting: true, message: 'The service answered 410: it wants no more notices.' }
    return { ok: false, isLasting: false, message: `The service answered ${status}.` }
  } catch (problem) {
    const { code, message } = problem as { code?: unknown; message?: unknown } // anything may be thrown
    const reason = typeof code === 'string' ? code : String(message)
    return { ok: false, isLasting: false, message: `The service was not reached. ${outgoingWords(reason)}` }
  }
}

/** `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64; the key is what stands behind `whsec_`. */
export function signatureOf(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: string; body: string },
): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

const dataOf = (voicemail: ToldVoicemail) => ({
  recording: voicemail.id,
  call: voicemail.callId,
  caller: voicemail.caller,
  called: voicemail.called,
  flow: voicemail.flowId === null ? null : { id: voicemail.flowId, name: voicemail.flowName },
  node: voicemail.nodeId === null ? null : { id: voicemail.nodeId, name: voicemail.nodeName },
  recordedAt: voicemail.recordedAt,
  durationSeconds: voicemail.durationSeconds,
  sound: voicemail.audio,
  transcript: voicemail.transcript,
  isTest: voicemail.isTest,
  link: voicemail.link,
})
