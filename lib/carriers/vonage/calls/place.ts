import { HttpMethod } from '@vonage/voice'
import { z } from 'zod'
import type { Calls } from '../../carrier'
import { ask } from './client'

const placed = z.object({ uuid: z.string().min(1).max(200), conversationUUID: z.string().min(1).max(200) })

/** How long a phone rings; carriers' voicemail takes over at about 25 to 30 seconds. */
const RINGING_SECONDS = 45
/** A call to somebody that nobody ends; Vonage's own limit would be two hours. */
const LONGEST_SECONDS = 7_200

/**
 * Rings a phone. An answer address and no document goes along, so that the flow is asked when somebody answers and not before.
 * No machine detection: it would keep a person waiting in silence for up to five seconds.
 */
export const place: Calls['place'] = async (access, { from, to, answerUrl, eventUrl }) => {
  const asked = await ask(access, undefined, (voice) =>
    voice.createOutboundCall({
      to: [{ type: 'phone', number: bare(to) }],
      from: { type: 'phone', number: bare(from) },
      answerUrl: [answerUrl],
      answerMethod: HttpMethod.POST,
      eventUrl: [eventUrl],
      eventMethod: HttpMethod.POST,
      ringingTimer: RINGING_SECONDS,
      lengthTimer: LONGEST_SECONDS,
    }),
  )
  if (!asked.ok) {
    const { sent: _, ...trouble } = asked
    return trouble
  }
  const sent = asked.sent && { sent: asked.sent }
  const read = placed.safeParse(asked.result)
  return read.success
    ? { ok: true, legId: read.data.uuid, conversationId: read.data.conversationUUID, ...sent }
    : { ok: false, reason: 'bad-answer', isUnknown: true }
}

/** Numbers go without their `+`. */
const bare = (number: string): string => number.replace(/^\+/, '')
