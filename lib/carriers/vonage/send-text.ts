import { createPrivateKey, hash, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { Carrier, Credentials, Sent } from '../carrier'

type Reached = { baseUrl?: string; timeoutSeconds?: number }

const answered = z.object({ message_uuid: z.string().min(1) })

/** How long a reference may be for every product that takes one. */
const MAX_REFERENCE = 40

/**
 * Sends a text message through Vonage's Messages API (https://developer.vonage.com/en/api/messages).
 *
 * Vonage keeps no idempotency keys: what is sent twice arrives twice. So nothing is tried again here, and the key goes along
 * only as `client_ref`, by which a message is found again.
 *
 * @param credentials an application with its private key, or else the account's key and secret
 * @param message `to` is E.164; `from` E.164 or a sender's name
 * @returns the carrier's id of the message, or a short reason: `timeout`, `unreachable`, `bad-private-key`, `http-401`,
 *   `bad-answer`. Never throws
 */
export async function sendText(
  credentials: Credentials,
  message: Parameters<NonNullable<Carrier['sendText']>>[1],
  { baseUrl = 'https://api.nexmo.com', timeoutSeconds = 5 }: Reached = {},
): ReturnType<NonNullable<Carrier['sendText']>> {
  const authorization = await authorizationOf(credentials)
  if (!authorization) return { ok: false, reason: 'bad-private-key' }
  const request: Sent = {
    method: 'POST',
    url: `${baseUrl}/v1/messages`,
    body: JSON.stringify({
      message_type: 'text',
      channel: 'sms',
      to: bare(message.to),
      from: bare(message.from),
      text: message.text,
      client_ref: reference(message.idempotencyKey),
    }),
  }
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
      body: request.body,
      redirect: 'error', // the credentials are for this host alone
      signal: AbortSignal.timeout(timeoutSeconds * 1_000),
    })
    const body = await response.text()
    const sent = { ...request, status: response.status, answer: body }
    if (!response.ok) return { ok: false, reason: `http-${response.status}`, sent }
    const answer = answered.safeParse(jsonOf(body))
    return answer.success
      ? { ok: true, id: answer.data.message_uuid, sent }
      : { ok: false, reason: 'bad-answer', sent }
  } catch (problem) {
    const isLate = problem instanceof Error && problem.name === 'TimeoutError'
    return { ok: false, reason: isLate ? 'timeout' : 'unreachable', sent: request }
  }
}

/** Numbers go without their `+`. */
const bare = (address: string): string => address.replace(/^\+/, '')

const reference = (key: string): string =>
  key.length <= MAX_REFERENCE ? key : hash('sha256', key, 'hex').slice(0, MAX_REFERENCE)

/** An application signs for itself; an account without one uses its key and secret. Both are taken, the first preferred. */
async function authorizationOf({
  apiKey,
  apiSecret,
  applicationId,
  privateKey,
}: Credentials): Promise<string | undefined> {
  if (!applicationId || !privateKey)
    return `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`
  try {
    const token = await new SignJWT({ application_id: applicationId })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime('15m')
      .setJti(randomUUID())
      .sign(createPrivateKey(privateKey))
    return `Bearer ${token}`
  } catch {
    return undefined
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
