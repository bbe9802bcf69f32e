import { createHash, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Trial } from '../carrier'
import { lint, parsedNcco } from './lint'

/** Would a call at Vonage be answered? */
export const trial: Trial = {
  async incoming({ id, secrets: [secret = ''], applicationIds: [application] }, { caller, called }, now) {
    const body = JSON.stringify({
      from: digits(caller),
      to: digits(called),
      uuid: randomUUID(),
      conversation_uuid: `CON-${randomUUID()}`,
      endpoint_type: 'phone',
    })
    const token = await new SignJWT({
      payload_hash: createHash('sha256').update(body).digest('hex'),
      api_key: id,
      ...(application && { application_id: application }),
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('Vonage')
      .setIssuedAt(Math.floor(now.getTime() / 1_000))
      .setJti(randomUUID())
      .sign(new TextEncoder().encode(secret))
    return { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body }
  },

  objection({ status, contentType, body }) {
    if (status !== 200) return `the status is ${status}, where Vonage wants 200`
    if (!/^application\/json\b/i.test(contentType))
      return `it is “${contentType || 'nothing'}”, where Vonage wants application/json`
    const ncco = parsedNcco(body)
    if (!Array.isArray(ncco)) return 'it is no list of actions'
    const [fault] = lint(ncco).filter(({ level }) => level === 'error')
    return fault && `${fault.message.replace(/\.$/, '')} (${fault.path})`
  },
}

const digits = (e164: string) => e164.replace(/^\+/, '')
