import type { CallChanged, Calls } from '../carrier'
import { followLine, type LineOrder, type Lines } from './lines'
import { type RungPhone, ringPhone } from './rung-phone'
import { deliver, sign, TIMERS } from './sender'

/** How long the phone of somebody in the sandbox rings before they answer. */
const RINGS_MS = 1_500
/** Nobody is there to hang up, and a flow may go round for ever. */
const LONGEST_MS = 10 * 60_000

/**
 * Calls from sandbox numbers: whoever is rung answers after a moment, listens, and presses nothing. Played in real time by the
 * process that was asked; the webhooks are as real as any.
 */
export const sandboxCalls: Calls = {
  perSecond: 3,

  async place({ credentials: { apiSecret }, lines }, { from, to, answerUrl, eventUrl, fallbackUrl }) {
    const conversation = `CON-${crypto.randomUUID()}`
    const leg = crypto.randomUUID()
    const setting = {
      from: from.replace(/^\+/, ''),
      to: to.replace(/^\+/, ''),
      leg,
      conversation,
      startedAt: new Date().toISOString(),
      answerUrl,
      answerMethod: 'POST' as const,
      eventUrl,
      fallbackUrl,
    }
    let timer: NodeJS.Timeout | undefined
    const phone = ringPhone(
      setting,
      async (webhook) => {
        if (!isOurs(webhook.url, answerUrl)) return { failed: 'Connection closed.' }
        const signed = await sign(webhook, { secret: apiSecret, at: new Date(), id: crypto.randomUUID() })
        return deliver(signed, TIMERS[webhook.timers])
      },
      () => queueMicrotask(wait),
    )
    const endsAt = Date.now() + LONGEST_MS

    /** Waits for whatever comes next by itself. */
    function wait() {
      clearTimeout(timer)
      if (phone.isOver()) {
        phones().delete(leg)
        void lines?.close(leg).catch(() => {}) // it is taken for gone in a while then
        return
      }
      const seconds = phone.isRinging() ? RINGS_MS / 1_000 : phone.secondsToNext()
      const left = Math.max(0, endsAt - Date.now())
      timer = setTimeout(
        () => {
          if (Date.now() >= endsAt) phone.cutOff()
          else if (phone.isRinging()) phone.pickUp()
          else if (seconds !== undefined) phone.happens({ type: 'elapse', seconds })
        },
        Math.min(left, (seconds ?? LONGEST_MS / 1_000) * 1_000),
      )
      timer.unref()
    }

    phones().set(leg, phone)
    // Another process may be the one that is asked to end it.
    if (lines)
      followLine(
        (signal) => lines.ask({ leg, conversation, from: setting.from, to: setting.to }, signal),
        (order) => (order.do === 'hang-up' ? phone.cutOff() : phone.moveOn(order.url)),
        phone.isOver,
      )
    return { ok: true, legId: leg, conversationId: conversation }
  },

  async hangUp({ lines }, { legId }) {
    const phone = phones().get(legId)
    if (!phone) return told(lines, legId, { do: 'hang-up' })
    phone.cutOff()
    await phone.settled()
    return { ok: true }
  },

  async move({ lines }, { legId }, answerUrl) {
    const phone = phones().get(legId)
    if (!phone) return told(lines, legId, { do: 'move', url: answerUrl })
    if (phone.isRinging()) return { ok: false, reason: 'not-found' }
    phone.moveOn(answerUrl)
    return { ok: true }
  },

  async look({ lines }, { legId }) {
    const isThere = phones().has(legId) || (await lines?.isThere(legId))
    return isThere ? { ok: true, isOver: false } : { ok: false, reason: 'not-found' }
  },
}

/** A phone that is played elsewhere: in a browser, a terminal, another process. */
async function told(lines: Lines | undefined, leg: string, order: LineOrder): Promise<CallChanged> {
  const became = (await lines?.tell(leg, order)) ?? 'gone'
  if (became === 'taken') return { ok: true }
  return { ok: false, reason: became === 'gone' ? 'not-found' : 'timeout' }
}

/**
 * Whether an address is one of our own webhooks, as `answerUrl` is. A flow's document may name any; nobody else is sent anything
 * in the sandbox's name, nor is anything inside our network asked.
 */
function isOurs(url: string, answerUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const [{ origin, pathname }, own] = [new URL(url), new URL('..', answerUrl)]
  return origin === own.origin && pathname.startsWith(own.pathname)
}

/** The phones that are being played in this process: shared between Next's bundles, each of which has modules of its own. */
function phones(): Map<string, RungPhone> {
  const shared = globalThis as { [SHARED]?: Map<string, RungPhone> }
  shared[SHARED] ??= new Map()
  return shared[SHARED]
}

const SHARED = Symbol.for('patchbay.sandbox-phones')
