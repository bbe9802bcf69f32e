import type { Line } from './lines'
import { cutOff, moveOn } from './place'
import { ring, secondsToNext, step, type Waiting, waitingFor } from './player'
import { deliver, sign, TIMERS, type Transport } from './sender'
import { legDigits } from './setting'
import type { Call, CalleeDoes, Happening, Party, Reply, Sound, Step, Webhook } from './state'

export type Placed = {
  /** Under which the webhooks are reached, without a slash at its end. */
  publicUrl: string
  /** The sandbox's signature secret. */
  secret: string
  /** E.164, or any text that a carrier might show; absent when the number is withheld. */
  from?: string
  /** E.164. */
  to: string
  /** How instructions are asked for; the carrier's own default is GET, ours POST. */
  answerMethod?: 'GET' | 'POST'
  /** What makes the requests; over the network unless a test serves them in its own process. */
  transport?: Transport
  now?: () => Date
  newId?: () => string
}

/** A webhook that was sent, and what came back. */
type Exchange = { webhook: Webhook; reply: Reply }

export type PhoneCall = Awaited<ReturnType<typeof placeCall>>

/** A call that only polls its server is not listened to for ever. */
const MAX_LISTENING_STEPS = 500

/**
 * Rings a sandbox number through the real webhooks. Time is the call's own: a prompt is heard out at once, and silence takes
 * no longer than it takes to say so.
 *
 * @returns the phone in the caller's hand, once the first instructions are there (or did not come: then the call is over)
 */
export async function placeCall({
  publicUrl,
  secret,
  from,
  to,
  answerMethod = 'POST',
  transport,
  now = () => new Date(),
  newId = () => crypto.randomUUID(),
}: Placed) {
  const sounds: Sound[] = []
  const exchanges: Exchange[] = []
  const webhookUrl = (hook: string) => `${publicUrl}/webhooks/vonage/${hook}`
  let call: Call

  /** Sends what is due, all at once as the platform does, and goes on with each reply until nothing is due any more. */
  async function carryOut(taken: Step) {
    call = taken.call
    sounds.push(...taken.heard)
    await Promise.all(
      taken.due.map(async (webhook) => {
        const signed = await sign(webhook, { secret, at: now(), id: newId() })
        const reply = await deliver(signed, TIMERS[webhook.timers], transport)
        exchanges.push({ webhook, reply })
        if (webhook.wantsReply) await carryOut(step(call, { type: 'reply', id: webhook.id, reply }))
      }),
    )
  }
  const happens = (happening: Happening) => carryOut(step(call, happening))
  const toNext = async () => {
    const seconds = secondsToNext(call)
    if (seconds !== undefined) await happens({ type: 'elapse', seconds })
  }

  /** Listens on while only prompts and pauses pass, up to where somebody must do something. */
  async function listen() {
    for (let steps = 0; steps < MAX_LISTENING_STEPS; steps += 1) {
      const waiting = waitingFor(call)
      const isPlaying =
        waiting.for === 'prompt' ||
        waiting.for === 'pause' ||
        (waiting.for === 'input' && waiting.isPrompting)
      if (!isPlaying || secondsToNext(call) === undefined) return
      await toNext()
    }
  }
  /** Hears out what takes neither keys nor words: they would be lost. A prompt with barge-in can be cut short. */
  async function listenUntilHeard() {
    for (let steps = 0; steps < MAX_LISTENING_STEPS; steps += 1) {
      const waiting = waitingFor(call)
      if ((waiting.for !== 'prompt' && waiting.for !== 'pause') || secondsToNext(call) === undefined) return
      await toNext()
    }
  }

  const phone = {
    /** Everything heard so far, by either party. */
    heard: sounds as readonly Sound[],
    /** Every webhook sent so far with its reply, in the order of the replies. */
    exchanges: exchanges as readonly Exchange[],
    waiting: (): Waiting => waitingFor(call),
    /** What the platform would have refused, in words. */
    trouble: (): string[] => call.trouble,
    /** The call's state, plain JSON. */
    state: (): Call => call,
    /** Under which it can be told what to do. */
    line: (): Line => {
      const { leg, conversation, from, to } = call.setting
      return { leg, conversation, from, to }
    },
    listen,
    /** Presses keys one after the other, and then waits until they are taken. Barges in where that is allowed. */
    async press(keys: string, by: Party = 'caller') {
      for (const key of keys.replace(/[^0-9*#]/g, '')) {
        await listenUntilHeard()
        await happens({ type: 'key', key, by })
      }
      const waiting = waitingFor(call)
      if (waiting.for === 'input' && waiting.pressed !== '') await toNext()
    },
    /** Says something; several texts are what might be understood, best first. */
    async say(texts: string | string[], by: Party = 'caller') {
      await listenUntilHeard()
      await happens({ type: 'speech', texts: [texts].flat(), by })
    },
    /** Does nothing until what waits for somebody gives up. */
    async staySilent() {
      await listen()
      await toNext()
    },
    /** Lets time pass in silence. */
    elapse: (seconds: number) => happens({ type: 'elapse', seconds }),
    /** The dialled party does something with its ringing phone. */
    async callee(does: CalleeDoes) {
      await listen()
      await happens({ type: 'callee', does })
    },
    hangUp: (by: Party = 'caller') => happens({ type: 'hangup', by }),
    /** The platform is told to end it, or to ask elsewhere how it goes on. */
    isCutOff: () => carryOut(cutOff(call)),
    isMovedOn: (answerUrl: string) => carryOut(moveOn(call, answerUrl)),
  }

  const startedAt = now().toISOString()
  await carryOut(
    ring({
      ...(from !== undefined && { from: legDigits(from) }),
      to: legDigits(to),
      leg: newId().replaceAll('-', ''), // as the platform names legs that come from the telephone network
      conversation: `CON-${newId()}`,
      startedAt,
      answerUrl: webhookUrl('answer'),
      answerMethod,
      eventUrl: webhookUrl('event'),
      fallbackUrl: webhookUrl('fallback'),
    }),
  )
  return phone
}
