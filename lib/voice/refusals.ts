import type { Carrier, Hook, RawRequest } from '@/lib/carriers/carrier'
import type { VoiceDeps } from './webhook'

/** Refused webhooks kept in the log each minute: enough to see a wrong secret, too few to fill a disk from outside. */
const MAX_REFUSALS_LOGGED_A_MINUTE = 20

/** Keeps some of the refused webhooks, so that an owner can see that a secret is wrong. */
export function makeRefusalLog({ log, world, logger }: VoiceDeps) {
  let minute = 0
  let count = 0
  return {
    async note(carrier: Carrier, hook: Hook, request: RawRequest, reason: string) {
      const now = world.now()
      const thisMinute = Math.floor(now.getTime() / 60_000)
      if (thisMinute !== minute) {
        minute = thisMinute
        count = 0
      }
      count += 1
      if (count > MAX_REFUSALS_LOGGED_A_MINUTE) return
      logger.warn({ carrier: carrier.name, hook, reason }, 'A webhook was refused')
      await log.write({
        key: `refused:${crypto.randomUUID()}`,
        waitKey: null,
        callId: null,
        carrier: carrier.name,
        kind: 'refused',
        receivedAt: now.toISOString(),
        // Nobody vouches for what it says, so none of it is kept but where it was sent.
        request: JSON.stringify({
          method: request.method,
          url: request.url.split('?')[0],
          headers: {},
          body: '',
        }),
        event: JSON.stringify({ type: 'refused', reason }),
        status: 401,
        reply: '',
        turn: null,
        durationMicros: 0,
      })
    },
  }
}
