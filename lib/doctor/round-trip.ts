import { randomBytes } from 'node:crypto'
import { askPresence, PRESENCE_PATH, type Presence, readPresence } from '@/lib/voice/presence'
import type { Sealer } from '@/lib/voice/token'
import { ask } from './ask'

/** Whether one of our own processes answers at an address, and if not, what to do. */
export type RoundTrip =
  | { ok: true; presence: Presence; milliseconds: number; date: Date | undefined }
  | { ok: false; found: string; todo: string }

/**
 * Asks who is there. The question is sealed with our key and holds a nonce; the answer is sealed likewise and names it. So
 * nobody else's server is taken for ours, and nobody else learns anything.
 *
 * @param base without a slash at its end
 */
export async function roundTrip(base: string, sealer: Sealer): Promise<RoundTrip> {
  const nonce = randomBytes(18).toString('base64url')
  const body = askPresence(sealer, nonce)
  const reply = await ask({
    method: 'POST',
    url: `${base}${PRESENCE_PATH}`,
    headers: { 'content-type': 'text/plain' },
    body,
  })
  if ('trouble' in reply)
    return { ok: false, found: `${base} does not answer: ${reply.trouble.words}.`, todo: reply.trouble.todo }
  const presence = reply.status === 200 ? readPresence(sealer, reply.body, nonce) : undefined
  if (presence) return { ok: true, presence, milliseconds: reply.milliseconds, date: reply.date }
  return { ok: false, ...strangerAt(base, reply) }
}

type Said = { found: string; todo: string }

function strangerAt(
  base: string,
  { status, location, body }: { status: number; location: string | undefined; body: string },
): Said {
  if (status >= 300 && status < 400)
    return {
      found: `${base} sends on to ${location ?? 'another address'}. A carrier does not follow.`,
      todo: 'Write the address where that ends into PUBLIC_URL, or stop sending on there.',
    }
  if (status === 403 && body.includes('Only this installation itself'))
    return {
      found: `Another Patchbay answers at ${base}, or this one with another SEAL_KEY.`,
      todo: 'Lead the address to this installation’s voice server, and give all its processes the same secrets or DATA_DIR.',
    }
  if (status === 401 || status === 403 || status === 407)
    return {
      found: `Something at ${base} asks who is there before it lets anything through (${status}).`,
      todo: 'Let everything under /webhooks/ through without a password: its webhooks are signed.',
    }
  if (status === 502 || status === 503 || status === 504)
    return {
      found: `A proxy answers at ${base}, but finds no voice server behind it (${status}).`,
      todo: 'Start the voice server (npm start), and check to which port the proxy leads.',
    }
  return {
    found: `Another server answers at ${base} (${status}), not Patchbay.`,
    todo: 'Lead the address to the port of the voice server, path and all.',
  }
}
