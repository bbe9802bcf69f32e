import { cutOff, moveOn, type NotTaken, notTaken, pickUp, ringOut } from './place'
import { secondsToNext, step, type Waiting, waitingFor } from './player'
import type { Call, Happening, Reply, Setting, Sound, Step, Webhook } from './state'

export type RungPhone = ReturnType<typeof ringPhone>

/**
 * A phone that a flow rings, with all that the platform does around it: the webhooks of the call are sent, and what comes back
 * is played. It has no clock of its own; whoever holds it says when time passes.
 *
 * @param send delivers a webhook; instructions come back by it
 * @param changed told after each thing that happened
 */
export function ringPhone(
  setting: Setting,
  send: (webhook: Webhook) => Promise<Reply>,
  changed: () => void = () => {},
) {
  const sounds: Sound[] = []
  const sending = new Set<Promise<void>>()
  let call: Call

  function take(taken: Step) {
    call = taken.call
    sounds.push(...taken.heard)
    for (const webhook of taken.due) {
      const sent = deliver(webhook).finally(() => sending.delete(sent))
      sending.add(sent)
    }
    changed()
  }

  async function deliver(webhook: Webhook) {
    const reply = await send(webhook)
    if (webhook.wantsReply) take(step(call, { type: 'reply', id: webhook.id, reply }))
  }

  take(ringOut(setting))

  return {
    leg: setting.leg,
    conversation: setting.conversation,
    setting,
    /** Everything heard so far. */
    heard: sounds as readonly Sound[],
    state: (): Call => call,
    waiting: (): Waiting => waitingFor(call),
    isOver: (): boolean => call.over !== null,
    isRinging: (): boolean => call.over === null && call.caller.leg.answeredAt === null,
    secondsToNext: (): number | undefined => secondsToNext(call),
    pickUp: () => take(pickUp(call)),
    isNotTaken: (how: NotTaken) => take(notTaken(call, how)),
    /** Whoever was rung presses, says or does something, or time passes. */
    happens: (happening: Happening) => take(step(call, happening)),
    /** The platform is told to end it. */
    cutOff: () => take(cutOff(call)),
    moveOn: (answerUrl: string) => take(moveOn(call, answerUrl)),
    /** Every webhook so far has been delivered, and what they led to as well. */
    async settled() {
      while (sending.size > 0) await Promise.all(sending)
    },
  }
}
